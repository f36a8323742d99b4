# Une séance déplacée à une autre date : qui est concerné, ce qui est dit, qui a été prévenu.

rescheduling-title = Déplacer la séance
rescheduling-from = Du
rescheduling-to = Au
rescheduling-twice = Cette heure existe deux fois cette nuit-là, au passage à l’heure d’hiver : la première est retenue.
rescheduling-closes = La fermeture des ventes suit la séance : { $at }.
rescheduling-places = Places vendues
rescheduling-orders = Commandes
rescheduling-by-mail = Clients par courriel
rescheduling-by-letter = Clients par lettre
rescheduling-nobody = Places sans client
rescheduling-pending = Reprises demandées
rescheduling-taken-back = Places déjà reprises
rescheduling-tickets = Les billets déjà sortis restent valables : leur code ne change pas. Un billet réimprimé porte la nouvelle date.
rescheduling-untold = { $n ->
    [one] { $n } place n’a pas de client : personne ne peut être prévenu.
   *[other] { $n } places n’ont pas de client : personne ne peut être prévenu.
}
rescheduling-free = Reprise sans frais, au prix payé
rescheduling-free-day = Jusqu’à la fin du
rescheduling-free-about = La retenue et le délai des conditions de reprise ne s’appliquent pas aux places déjà vendues. Les demandes en cours n’ont plus de retenue.
rescheduling-mail = Courriel et lettre
rescheduling-mail-fr = En français ({ $n })
rescheduling-mail-en = En anglais ({ $n })
rescheduling-subject = Objet
rescheduling-text = Texte
rescheduling-text-hint = La formule d’appel, la reprise sans frais, les places et la signature s’ajoutent d’elles-mêmes. Une ligne vide commence un paragraphe.
rescheduling-preview = Aperçu
rescheduling-preview-title = Le courriel tel qu’il partira
rescheduling-do = { $n ->
    [0] Déplacer la séance
    [one] Déplacer et prévenir { $n } client
   *[other] Déplacer et prévenir { $n } clients
}
rescheduling-ask = Déplacer la séance et prévenir les clients ?
rescheduling-ask-about = { $show } aura lieu { $at }. { $mails ->
    [0] Aucun courriel ne part
    [one] { $mails } courriel part aussitôt
   *[other] { $mails } courriels partent aussitôt
}, { $letters ->
    [0] aucune lettre n’est à imprimer.
    [one] { $letters } lettre est à imprimer.
   *[other] { $letters } lettres sont à imprimer.
}
rescheduling-ask-do = Déplacer
rescheduling-failed = La séance n’a pas été déplacée
rescheduling-done = Séance déplacée
rescheduling-done-about = { $mails ->
    [0] Aucun courriel ne part
    [one] { $mails } courriel part
   *[other] { $mails } courriels partent
}, { $letters ->
    [0] aucune lettre n’est à imprimer.
    [one] { $letters } lettre est à imprimer.
   *[other] { $letters } lettres sont à imprimer.
}
rescheduling-moves = Changements de date
rescheduling-move = Du { $before } au { $now }
rescheduling-move-told = { $mails ->
    [0] aucun courriel
    [one] { $mails } courriel
   *[other] { $mails } courriels
}, { $letters ->
    [0] aucune lettre
    [one] { $letters } lettre
   *[other] { $letters } lettres
}
rescheduling-move-free = sans frais jusqu’au { $day }
rescheduling-move-letters = { $n ->
    [0] lettres à imprimer
    [one] lettres faites une fois
   *[other] lettres faites { $n } fois
}
rescheduling-letters = { $n ->
    [one] Lettre ({ $n })
   *[other] Lettres ({ $n })
}
rescheduling-letters-key = Lettres du changement de date
rescheduling-told = Clients prévenus
rescheduling-told-none = Aucun client n’était concerné
rescheduling-told-name = Client
rescheduling-told-places = Places
rescheduling-told-how = Prévenu
rescheduling-told-letter = Lettre à imprimer
rescheduling-told-letter-made = Lettre faite { $at }
