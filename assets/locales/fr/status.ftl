# Comment va la maison, dite à qui la surveille de l’extérieur.

status-ok = Rien n’attend personne.
status-program = Contremarque { $version }
status-house = { $house }, { $engine }, schéma { $schema }
status-journal = Journal : dernière ligne { $rows }, { $at }
status-mails = Courriels en attente : { $waiting }
status-counters = Guichets ouverts : { $open }
status-counter = « { $counter } » : Contremarque { $version }
status-counter-too-old = « { $counter } » : Contremarque { $version }, plus ancien que la maison ; rien ne s’y enregistre.
status-backup = Dernière sauvegarde : { $name }, { $at }
status-archived = Le serveur archive ce qu’il écrit ; dernière archive : { $at }
status-nothing-archived = Le serveur archive ce qu’il écrit ; rien n’est encore archivé.
status-no-archive = Le serveur n’archive pas ce qu’il écrit.
status-certificate = Certificat du serveur : valable jusqu’au { $at }
status-disk = Place libre sur le disque : { $free } Mo
status-clock = Horloge de cette machine, par rapport au serveur : { $seconds } s
status-no-house = Il n’y a pas de maison à cet endroit, ou elle n’est pas encore fondée.
status-newer-schema = Une version plus récente de Contremarque a mis la maison au schéma { $count }. Mettez ce programme à jour.
status-older-schema = La maison est au schéma { $count }, plus ancien que ce programme. Faites une sauvegarde : la prochaine ouverture met à jour une maison de cette machine, contremarquectl upgrade une maison partagée.
status-mails-stopped = L’envoi des courriels est arrêté ({ $count ->
    [one] un attend
   *[other] { $count } attendent
}). Un responsable le relance dans Courriels.
status-mails-late = Des courriels attendent depuis plus d’une heure ({ $count }). Ouvrez un guichet ou le site : ce sont eux qui les envoient.
status-mails-failed = Des courriels ne sont arrivés à personne ({ $count }). Décidez-en dans Courriels.
status-mails-in-doubt = Des courriels sont peut-être partis ({ $count }). Décidez-en dans Courriels.
status-counters-waiting = Des guichets attendent qu’un responsable les admette ({ $count }). Réglages, Guichets.
status-counters-too-old = Des guichets ont un programme plus ancien que la maison, et rien ne s’y enregistre ({ $count }). Mettez Contremarque à jour sur ces postes.
status-contradictions-late = Un import dit autre chose que la maison, depuis plus d’un jour ({ $count }). Un responsable tranche dans Réglages, Contradictions.
status-books-wrong = La vérification des livres a trouvé une erreur. Voyez le Journal, Vérifier, ou contremarquectl verify.
status-backup-late = { $count ->
    [0] Aucune sauvegarde n’a encore été faite.
    [one] La dernière sauvegarde date d’une heure.
   *[other] La dernière sauvegarde date de { $count } heures.
} Ouvrez la maison : elle se sauvegarde d’elle-même chaque jour.
status-second-backup-late = { $count ->
    [0] Aucune sauvegarde n’est dans le second dossier, ou il n’est pas là.
    [one] La dernière sauvegarde du second dossier date d’une heure.
   *[other] La dernière sauvegarde du second dossier date de { $count } heures.
} Branchez son disque, puis sauvegardez.
status-second-backup-silent = Le second dossier des sauvegardes ne répond pas. Voyez si son partage est joignable, puis sauvegardez.
status-disk-nearly-full = Il reste { $count } Mo sur le disque de la maison. Faites de la place.
status-disk-full = Il ne reste que { $count } Mo sur le disque de la maison : plus rien ne peut s’y écrire. Faites de la place.
status-disk-read-only = Le disque de la maison ne s’ouvre plus qu’en lecture : rien ne peut s’y écrire. Voyez le journal du système et le disque, puis remontez-le en écriture.
status-clock-off = L’horloge de cette machine s’écarte de celle de la maison { $count ->
    [one] d’une minute
   *[other] de { $count } minutes
}. Réglez-la.
status-archiving-fails = Le serveur n’arrive plus à archiver ce qu’il écrit. Voyez son archive_command et son journal.
status-certificate-ends = Le certificat du serveur finit dans { $count ->
    [one] un jour
   *[other] { $count } jours
}. Renouvelez-le sur le serveur.
status-certificate-ends-now = Le certificat du serveur finit dans { $count ->
    [0] moins d’un jour
    [one] un jour
   *[other] { $count } jours
} : ensuite, plus aucun guichet n’entre. Renouvelez-le sur le serveur.
status-owner-login = Ce poste travaille avec le compte du propriétaire de la base : qui a ce poste peut tout y changer. Créez le compte des guichets (roles.sql), puis, fenêtre fermée : contremarquectl address postgres://guichet@SERVEUR/BASE --new-password.
