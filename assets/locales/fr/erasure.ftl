# Les données d’une personne : exportées, effacées.

erase-export = Exporter ses données
erase-exported = Données exportées
erase-exported-detail = Le fichier est dans le dossier de ce guichet : { $path }
erase-not-exported = Les données n’ont pas été exportées
erase-person = Effacer cette personne…
erase-title = Effacer { $name } ?
erase-lead = Son nom, son adresse et son téléphone disparaissent de partout, pour toujours. À leur place on lira « Personne effacée ».
erase-goes = Ce qui disparaît
erase-mails = { $n ->
    [one] les mots de { $n } courriel, parti ou non
   *[other] les mots de { $n } courriels, partis ou non
}
erase-notes = { $n ->
    [one] { $n } note au journal
   *[other] { $n } notes au journal
}
erase-commands = { $n ->
    [one] les mots de { $n } opération gardée
   *[other] les mots de { $n } opérations gardées
}
erase-papers = ses billets, reçus, relevés et lettres dans le dossier de chaque guichet, à sa prochaine ouverture
erase-stays = Ce qui reste
erase-orders = { $n ->
    [one] { $n } commande, sans nom : numéros, places, montants et paiements
   *[other] { $n } commandes, sans nom : numéros, places, montants et paiements
}
erase-fiscal = La loi les veut au moins jusqu’au { $until } (livre des procédures fiscales, L102 B).
erase-backup = La sauvegarde du { $made } garde la personne jusqu’au { $until } environ.
erase-backup-aside = La maison mise de côté le { $made } garde la personne tant que ce fichier est là : { $name }
erase-backups-more = { $n ->
    [one] Et { $n } autre sauvegarde, plus ancienne.
   *[other] Et { $n } autres sauvegardes, plus anciennes.
}
erase-backups-second = { $n ->
    [one] Le second dossier a aussi { $n } sauvegarde qui la garde, jusqu’au { $until } environ.
   *[other] Le second dossier a aussi { $n } sauvegardes qui la gardent, jusqu’au { $until } environ.
}
erase-second-unread = Le second dossier de sauvegardes ne peut pas être lu, et garde peut-être la personne lui aussi : branchez son disque, puis rouvrez cette question. { $folder }
erase-server-backups = Les sauvegardes du serveur la gardent aussi : voyez avec la personne qui les fait.
erase-coming = { $n ->
    [one] { $n } commande a une séance à venir : plus personne ne pourra être prévenu d’un changement.
   *[other] { $n } commandes ont une séance à venir : plus personne ne pourra être prévenu d’un changement.
}
erase-credit = Il reste { $amount } d’avoir à cette personne.
erase-requests = { $n ->
    [one] { $n } demande de reprise est ouverte.
   *[other] { $n } demandes de reprise sont ouvertes.
}
erase-refunds = { $n ->
    [one] { $n } remboursement par carte est à vérifier : dites d’abord au guichet comment il s’est terminé.
   *[other] { $n } remboursements par carte sont à vérifier : dites d’abord au guichet comment ils se sont terminés.
}
erase-given-up = Abandonné par écrit
erase-given-up-hint = Par quel écrit : « Courrier du 12 mars ». Gardé au journal ; n’y mettez pas de nom. Sans écrit, l’effacement attend.
erase-act = Effacer pour toujours
erase-done = Client n° { $number } effacé
erase-not-done = La personne n’a pas été effacée
erase-erased = Personne effacée le { $at }
erase-erased-about = Ses commandes et leurs montants restent. Rien ne se fait plus à son nom.
