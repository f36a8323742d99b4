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
going-on-lost = Ce que la base a perdu
going-on-lost-what = Ce guichet l’avait fait et l’a encore en mémoire. Rien n’est refait avant votre confirmation : décochez ce qui ne doit pas l’être. Chaque geste est redonné une seule fois, sous d’autres numéros. Les billets déjà imprimés gardent leur code et passent au contrôle.
going-on-lost-act = { $act } par { $operator }, { $when }{ $known ->
    [yes] {", commande "}{ $told }
   *[no] {""}
}{ $costs ->
    [yes] {", "}{ $amount }
   *[no] {""}
}
going-on-out = À refaire à la main
going-on-out-hangs = il porte sur autre chose qui est perdu aussi
going-on-out-taken-up = ce qui est vendu ici a été repris ensuite, dans ce qui est perdu aussi
going-on-out-by-hand = un code ou un papier allait avec, que ce guichet ne garde pas
going-on-out-unchosen = laissé de côté par vous
going-on-out-line = { $line } : { $why }.
going-on-confirm = { $n ->
    [0] Ne rien refaire
    [one] Refaire ce geste
   *[other] Refaire ces { $n } gestes
}
going-on-confirm-failed = Rien de plus n’est refait
going-on-again = Ce qui a été refait
going-on-again-what = Chaque geste a été redonné une seule fois, sous d’autres numéros. Ce qui est refusé ou laissé de côté est à refaire à la main.
going-on-unheard = Ces guichets n’ont pas répondu : { $counters }. Les derniers numéros qu’ils ont donnés n’étaient peut-être pas connus ici : comparez avec les papiers qu’ils ont imprimés, et rouvrez-les.
going-on-again-done = { $known ->
    [yes] { $line }, devenue la { $order }
   *[no] { $line }, refait
}
going-on-again-refused = { $line }, pas refait. { $why }
going-on-again-left = La base ne répond pas pour le moment. Le reste attend ici ; un responsable le reprend avec son code.
going-on-again-more = Reprendre
going-on-again-read = C’est lu
going-on-act-sale-make = vente
going-on-act-sale-void = annulation de places vendues
going-on-act-sale-exchange = échange de places
going-on-act-sale-correct-tender = moyen de paiement corrigé
going-on-act-order-pay = paiement d’une commande
going-on-act-order-attach-customer = commande donnée à un client
going-on-act-order-note = note sur une commande
going-on-act-order-send-tickets = billets envoyés
going-on-act-refund-settle = remboursement réglé
going-on-act-refund-try = remboursement tenté
going-on-act-customer-create = client créé
going-on-act-customer-change = client modifié
going-on-act-customer-erase = client effacé
going-on-act-retention-erase = effacement des données gardées trop longtemps
going-on-act-reprise-accept = reprise acceptée
going-on-act-reprise-undo = reprise défaite
going-on-act-other = autre geste
