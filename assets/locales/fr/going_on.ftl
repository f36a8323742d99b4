# La maison n’est plus celle que ce guichet a vue.

going-on-back = La maison est revenue en arrière
going-on-rewritten = Les livres ont été réécrits
going-on-rows = Ce guichet a vu le journal jusqu’à la ligne { $seen }. Il s’arrête maintenant à la ligne { $found } : { $n ->
    [one] une ligne manque
   *[other] { $missing } lignes manquent
} au moins, avec ce qu’elles ont vendu.
going-on-print = La ligne { $seen } du journal n’a plus l’empreinte que ce guichet a vue. Le journal va jusqu’à la ligne { $found }.
going-on-first = Une vieille copie a pris la place de la base, ou le serveur a perdu sa fin. Rien ne s’écrit ici. Cherchez d’abord la base la plus récente et remettez-la : cette page s’efface alors d’elle-même.
going-on-anyway = Continuer avec cette base
going-on-numbers = Un responsable le dit, et le journal le garde. Aucun numéro n’est donné deux fois : corrigez ceux-ci d’après les derniers papiers imprimés, s’ils vont plus loin.
going-on-ticket = Dernier n° d’ordre imprimé
going-on-order = Dernière commande imprimée
going-on-act = Continuer
going-on-failed = La maison ne continue pas
going-on-again = Ce qui a été refait
going-on-again-what = La base avait perdu ce qui suit, et ce guichet l’avait encore. Chaque geste a été redonné une seule fois, sous d’autres numéros. Les billets déjà imprimés gardent leur code et passent au contrôle. Ce qui est refusé est à refaire à la main.
going-on-again-done = { $known ->
    [yes] { $operator } : la commande { $told } est devenue la { $order }
   *[no] { $operator } : un geste a été refait
}
going-on-again-refused = { $known ->
    [yes] { $operator } : la commande { $told } n’a pas pu être refaite
   *[no] { $operator } : un geste n’a pas pu être refait
}
going-on-again-read = C’est lu
