# Restaurer une sauvegarde : ce qui revient, ce qui serait perdu, ce qui reste à faire.

restore-open = Restaurer
restore-named = Restaurer la sauvegarde du { $made }
restore-aside = mise de côté
restore-holds = { $n ->
    [one] { $rows } ligne de journal, du { $at }
   *[other] { $rows } lignes de journal, la dernière du { $at }
}
restore-unreadable = Ne se lit pas
restore-one = Restaurer une sauvegarde
restore-choose = Quelle sauvegarde restaurer ?
restore-was-here = { $n ->
    [one] Une maison était ici : une sauvegarde est dans ce dossier.
   *[other] Une maison était ici : { $n } sauvegardes sont dans ce dossier.
}
restore-title = Restaurer la sauvegarde du { $made } ?
restore-looking = La sauvegarde est vérifiée et comparée…
restore-brings = Ce qui revient, arrêté à la date du
restore-loses = Ce qui serait perdu
restore-no-row = Aucune ligne de journal
restore-rows = { $n ->
    [one] { $rows } ligne de journal
   *[other] { $rows } lignes de journal
}
restore-rows-new = dont { $rows } que la maison d’ici n’a pas
restore-commands = { $n ->
    [one] { $commands } opération faite depuis
   *[other] { $commands } opérations faites depuis
}
restore-rows-lost = { $n ->
    [one] { $rows } ligne de journal
   *[other] { $rows } lignes de journal
}
restore-last = La dernière : { $at }
restore-unknown = On ne peut pas le dire
restore-unknown-why = La maison d’ici ne s’ouvre pas. Tout ce qui y a été fait depuis la sauvegarde serait perdu.
restore-nothing = Rien
restore-nothing-why = La maison n’a rien fait depuis.
restore-other-house = Cette sauvegarde n’a rien de commun avec la maison d’ici : c’est celle d’une autre maison.
restore-about = La maison d’ici est mise de côté dans son dossier, entière. Les ventes, les décisions et les avoirs d’après la sauvegarde n’y sont plus, et chacun se reconnecte.
restore-supervisor = Responsable
restore-pin = Votre code PIN
restore-pin-theirs = Son code PIN
restore-act = Restaurer cette sauvegarde
restore-failed = La sauvegarde n’a pas été restaurée
restore-done = La maison est restaurée
restore-done-at = Elle reprend là où la sauvegarde s’arrête : { $at }.
restore-done-kept = Ce qui était là est gardé :
restore-done-next = Avant de vendre :
restore-done-numbers = Passez les numéros de billets et de commandes déjà donnés depuis : Réglages, Maison, Numérotation.
restore-done-again = Ressaisissez ce qui a été vendu ou décidé depuis, d’après vos papiers.
restore-done-mails = Les courriels qui attendaient au moment de la sauvegarde repartent, même ceux déjà reçus.
restore-go-on = Continuer
