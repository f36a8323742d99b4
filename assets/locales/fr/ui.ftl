# Ce que disent toutes les pages : le rail, la barre d’état, les listes.

ui-rail = Écrans
ui-rail-counter = Guichet
ui-rail-queue = Demandes
ui-rail-sign = À valider
ui-rail-customers = Clients
ui-rail-mails = Courriels
ui-rail-season = Séances
ui-rail-journal = Journal
ui-rail-settings = Réglages

ui-role-agent = Agent
ui-role-cashier = Caissier
ui-role-supervisor = Responsable

credit-part = { $amount } jusqu’au { $date }
credit-part-grace = { $amount } jusqu’au { $date } (délai de grâce)

ui-seat = Rang { $row }, siège { $seat }
ui-seat-row = Rang { $row }
ui-seat-number = Siège { $seat }
ui-seat-free = Placement libre

ui-lock = Verrouiller ou changer d’opérateur
ui-online = En ligne
ui-offline = Le programme ne répond plus
ui-fake = FACTICE
ui-mails-waiting = { $n ->
    [one] { $n } courriel en attente d’envoi
   *[other] { $n } courriels en attente d’envoi
}
ui-mails-failed = { $n ->
    [one] { $n } courriel non remis
   *[other] { $n } courriels non remis
}
ui-backup-late = Sauvegarde en retard
ui-owner-login = Compte du propriétaire de la base
ui-mails-stopped = Les courriels ne partent plus
ui-mails-stopped-detail = La raison est dans Courriels (F5). Ils attendent, rien n’est perdu.
ui-mails-to-folder = Courriels vers un dossier
ui-unprinted = { $n ->
    [one] { $n } vente sans billet imprimé
   *[other] { $n } ventes sans billet imprimé
}

ui-loading = Chargement…
ui-retry = Réessayer
ui-cancel = Annuler
ui-close = Fermer
ui-undo = Annuler
ui-seconds = { $n } s
ui-messages = Messages
ui-others = +{ $n }
ui-others-say = { $n ->
    [one] et { $n } autre message
   *[other] et { $n } autres messages
}
ui-times = ×{ $n }
ui-dismiss = Retirer le message
ui-clear = Effacer : { $what }
ui-nothing = Rien ne correspond
ui-error-title = Cela n’a pas marché

ui-mark = Marque
ui-keys-title = Touches de cet écran
ui-keys-next = Ligne suivante
ui-keys-previous = Ligne précédente
ui-reach = Une lettre sur chaque bouton et chaque champ
ui-zoom-in = Agrandir
ui-zoom-out = Réduire
ui-zoom-usual = Taille habituelle
ui-key-escape = Échap
ui-key-space = Espace
ui-key-erase = ⌫
ui-key-enter = Entrée
ui-key-send = Ctrl+Entrée

ui-date-placeholder = jj/mm/aaaa
ui-date-wrong = Cette date n’existe pas
ui-time-placeholder = hh:mm
ui-time-wrong = Cette heure n’existe pas
ui-money-wrong = Ce n’est pas un montant
ui-money-back = « { $typed } » n’est pas pris.
ui-money-most = Au plus { $most }
ui-number-wrong = Ce n’est pas un nombre entier
ui-number-highest = Au plus { $highest }
ui-percent-highest = Au plus { $highest } %
ui-pin-short = 4 à 8 chiffres
ui-number-lowest = Au moins { $lowest }
ui-percent-wrong = Ce n’est pas un pourcentage
ui-choose = À choisir : { $what }
ui-needed = À remplir

ui-scan-voided = Billet annulé
ui-scan-voided-detail = Ce billet n’est plus valable : la place a été rendue, pièce { $number }.
ui-scan-unknown = Code inconnu
ui-scan-unknown-detail = « { $code } » ne désigne ni une place, ni une commande, ni un client, ni un avoir.
ui-scan-failed = Le code n’a pas pu être cherché
ui-open = Ouvrir
ui-open-found = Trouvé, et pas encore ouvert
ui-open-unsaved = Le formulaire a des saisies non enregistrées. Ouvrir les abandonne.
ui-open-held = Rien n’a été ouvert
ui-open-held-detail = Terminez d’abord ce qui est ouvert, puis recommencez.
ui-leave-title = Quitter sans enregistrer ?
ui-leave-text = Ce qui est tapé ici n’est pas enregistré et sera perdu.
ui-leave = Abandonner la saisie
ui-close-title = Fermer sans enregistrer ?
ui-close-basket = { $n ->
    [one] Un panier de { $n } place n’est pas vendu et sera perdu.
   *[other] Un panier de { $n } places n’est pas vendu et sera perdu.
}
ui-close-typed = Ce qui est tapé n’est pas enregistré et sera perdu.
ui-close-act = Fermer la fenêtre

time-yesterday = hier
time-over = passée
time-minutes = { $n } min
time-hours = { $n } h
time-days = { $n } j
ui-counters = { $n ->
    [one] { $n } guichet
   *[other] { $n } guichets
}
ui-line-status = Base de données injoignable
ui-line-lost = La base de données ne répond plus depuis { $time }.
ui-line-lost-about = Ce qui est affiché date d’avant. Rien de ce que vous avez saisi n’est perdu ; nouvel essai en continu.
ui-line-way-password = Si c’est le mot de passe des guichets qui a changé : fermez la fenêtre, puis contremarquectl address --new-password sur ce poste.
ui-line-way-login = Si les guichets ont un autre compte : fermez la fenêtre, puis contremarquectl address postgres://guichet@SERVEUR/BASE --new-password sur ce poste.
ui-line-way-authority = Si la maison a une autre autorité : fermez la fenêtre, puis contremarquectl address --authority AUTORITE.pem sur ce poste.
ui-line-way-address = Si la base est à une autre adresse : fermez la fenêtre, puis contremarquectl address postgres://guichet@SERVEUR/BASE sur ce poste.
ui-line-way-server = Dès que c’est fait sur le serveur, ce guichet reprend de lui-même.
ui-line-waiting = { $n ->
    [one] Une action attend : elle sera renvoyée au retour, et faite une seule fois.
   *[other] { $n } actions attendent : elles seront renvoyées au retour, et faites une seule fois.
}
ui-line-retry = Réessayer maintenant
ui-line-back = La base de données répond à nouveau, après { $seconds } s.
ui-line-cut = La liaison avec la base de données a été coupée, puis rétablie. Rien n’est perdu.
ui-held-counter = La maison est occupée par « { $counter } ».
ui-held-beside = La maison est occupée par un autre programme de ce poste.
ui-held-this = Ce guichet termine un long travail.
ui-held-about = Depuis { $time }, ce qui s’enregistre attend son tour et se fera de lui-même. Vous pouvez consulter entre-temps.
ui-held-status = Maison occupée
ui-line-opening = Nouvel essai toutes les 3 secondes.
ui-schema-newer = La maison a été mise à jour par une version plus récente de Contremarque.
ui-schema-newer-about = Qui est déjà entré consulte encore, mais rien ne s’enregistre : fermez le programme, mettez-le à jour sur ce poste, puis rouvrez-le.
ui-schema-older = La maison est revenue à une version plus ancienne que ce programme.
ui-schema-older-about = Rien ne s’enregistre avant que le propriétaire de la base la mette à jour par « contremarquectl upgrade ».
ui-clock-back = L’horloge de ce poste a reculé de { $by }.
ui-clock-back-about = La maison continue à son heure : { $house }. Mettez l’horloge à l’heure ; si c’est elle qui est juste, un responsable le dit ici.
ui-clock-leapt = L’horloge de ce poste a avancé de { $by } d’un coup.
ui-clock-leapt-about = Elle indique { $machine }, et c’est la date de ce qui se fait maintenant. Si elle est fausse, mettez-la à l’heure tout de suite.
ui-clock-far = L’horloge de ce poste est en avance de { $by } : elle indique { $machine }.
ui-clock-far-about = La maison en était au { $house }. Rien ne s’écrit tant que la date n’est pas sûre : mettez l’horloge à l’heure, ou demandez à un responsable de dire qu’elle est juste.
ui-clock-impossible = L’horloge de ce poste indique { $machine }, ce qui n’est pas possible.
ui-clock-impossible-about = Rien ne s’écrit tant qu’elle n’est pas à l’heure.
ui-clock-confirm = La date est juste
ui-clock-confirm-title = Cette date est-elle juste ?
ui-clock-confirm-text = Ce poste indique { $machine }. La maison en est au { $house } et passera à cette heure. Le journal le retient, avec votre nom.
ui-clock-confirm-act = Oui, c’est la bonne date
ui-clock-confirm-failed = La date n’est pas confirmée
