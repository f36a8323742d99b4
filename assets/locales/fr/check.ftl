# Le site des clients sur le réseau public : ce qui manque encore, et ce que dit le programme à qui l’installe.
check-state-ok = bon
check-state-missing = manque
check-state-refused = refusé
check-trial = À l’essai, sur cette machine seulement. Pour ouvrir le site au public, il faut encore :
check-shut = Le site n’est pas servi au public : la loi demande ce qui suit, à remplir dans Réglages. Pour le voir de cette machine seulement : serve --try.
check-house = La maison « { $house } » s’ouvre.
check-engine-file = La base est un fichier : le site et un guichet se partagent ce dossier, sur cette machine.
check-engine-server = La base est un serveur PostgreSQL.
check-rights-file = Le fichier de la maison appartient à l’utilisateur qui lance le site ; donnez au site un utilisateur à lui, que seul le guichet de cette machine partage.
check-rights-site = Le site a le rôle du site : il ne voit et n’écrit que ce que peut la personne identifiée.
check-seen = La maison est celle que ce programme a vue.
check-seen-otherwise = La maison n’est plus celle que ce programme a vue : elle est revenue en arrière, ou ses livres ont été refaits. Rien ne part et rien ne s’écrit d’ici. Quand un responsable a dit à chaque guichet de continuer, rechargez le service (systemctl reload) : il suit la maison telle qu’elle est.
check-place = La clé de ce dossier ne sert nulle part ailleurs.
check-place-elsewhere = La clé de ce dossier sert déjà dans un autre dossier ou sur une autre machine : l’un des deux est une copie. Ici, chaque page répond « Le site est en pause ici » (503). Arrêtez l’autre, et celui-ci reprend dans la minute ; pour servir les deux, donnez à celui-ci un dossier vide : il s’inscrit sous une clé à lui, et un responsable l’admet dans Réglages, Guichets.
check-rights-other = Le site se connecte avec des droits de trop ({ $login ->
    [owner] ceux du propriétaire de la base
    [counter] ceux d’un guichet
   *[other] ni ceux du site, ni ceux d’un guichet
}), ce que seule la démonstration permet. Donnez-lui le rôle du site (migrations/postgres/site.sql).
check-mail-answers = Le serveur de courriel { $host } répond.
check-mail-post = Le poste de la maison est connecté : il tire les codes et les envoie.
check-mail-no-post = Le poste de la maison n’est pas connecté : aucun code ne part. Démarrez contremarque-site post.
check-mail-folder = Aucun serveur de courriel : les codes resteraient dans un dossier. Réglez-en un dans Réglages, Courriel.
check-mail-silent = Courriel, serveur { $host } : { $why }
check-law = Les textes que la loi demande sont remplis.
check-address = Les clients tapent { $address }.
check-clock = L’horloge est juste.
check-clock-set = L’horloge de cette machine a été déplacée : mettez-la à l’heure (timedatectl), puis dites-la juste au guichet.
check-clock-unsure = L’horloge de cette machine n’est pas crédible, et rien ne s’écrit : mettez-la à l’heure (timedatectl).
check-listen-here = Le site écoute { $address } : cette machine seule le joint, son serveur mandataire compris.
check-listen-network = Le site écoute { $address } : fermez ce port à tous, sauf au serveur mandataire.
check-listen-open = Le site écouterait { $address }, ni TLS ni serveur mandataire devant lui. Écoutez 127.0.0.1 ou un socket, derrière Caddy ou nginx.
check-listen-socket = Le site écoute le socket { $path }.
check-listen-no-folder = Le dossier du socket { $path } n’existe pas : créez-le, ou laissez systemd le faire (RuntimeDirectory).
check-listen-taken = Un autre programme écoute déjà { $address } : arrêtez-le, ou dites une autre adresse par --listen.
check-listen-denied = Le système ne laisse pas ce programme écouter { $address } : prenez un port à partir de 1024, ou un socket dans un dossier à lui.
check-listen-not-here = { $address } n’est pas une adresse de cette machine : dites-en une autre par --listen.
check-listen-failed = Le site ne peut pas écouter { $address } ({ $detail }).
check-proxy = L’adresse du visiteur est celle que donne { $proxies }.
check-proxy-socket = L’adresse du visiteur est celle que donne le serveur mandataire, seul à ouvrir le socket.
check-proxy-none = Aucun serveur mandataire n’est nommé : tous les visiteurs compteraient pour un seul. Ajoutez --proxy 127.0.0.1.
hole-house = L’adresse postale de la maison (Réglages, Maison).
hole-siret = Le SIRET de la maison (Réglages, Maison).
hole-contact = L’e-mail de la billetterie (Réglages, Maison).
hole-address = L’adresse publique du site, en https (Réglages, Site des clients, ou --public-url).
hole-publisher = L’éditeur du site (Réglages, Site des clients).
hole-director = Le directeur de la publication (Réglages, Site des clients).
hole-host = L’hébergeur : nom, adresse et téléphone (Réglages, Site des clients).
hole-licences = Les numéros de licence d’entrepreneur de spectacles (Réglages, Site des clients).
hole-terms = Les conditions de vente et d’utilisation (Réglages, Site des clients).
hole-mediator = Le nom et l’adresse du médiateur de la consommation (Réglages, Site des clients).
hole-mediator-site = Le site du médiateur (Réglages, Site des clients).
hole-privacy = L’information sur les données personnelles (Réglages, Site des clients).
hole-accessibility = L’état d’accessibilité du site (Réglages, Site des clients).
hole-accessibility-contact = Le contact pour un défaut d’accessibilité (Réglages, Site des clients).
