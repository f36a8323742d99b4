# Les réglages de la maison et du guichet.

settings-title = Réglages
settings-group-selling = Vente et reprise
settings-group-house = Établissement
settings-group-counters = Guichets et équipe
settings-group-data = Données et site
settings-group-own = Pour vous
settings-tab-policy = Conditions de reprise
settings-tab-amendments = Rectifications
settings-tab-season = Salles et tarifs
settings-tab-house = Maison
settings-tab-mail = Courriel
settings-tab-counter = Ce guichet
settings-tab-operators = Opérateurs
settings-tab-backups = Sauvegardes
settings-tab-import = Import
settings-tab-contradictions = Contradictions
settings-tab-pin = Code PIN
settings-tab-appearance = Langue et affichage
settings-save = Enregistrer
settings-saved = Réglages enregistrés
settings-not-saved = Rien n’a été enregistré

settings-language = Langue
settings-language-not-kept = Le guichet n’a pas retenu cette langue
settings-locale-fr = Français
settings-locale-en = English
settings-theme = Affichage
settings-theme-auto = Comme le système
settings-theme-light = Clair
settings-theme-dark = Sombre
settings-zoom = Taille
settings-zoom-hint = Ctrl + agrandit, Ctrl − réduit, Ctrl 0 revient à 100 %. Gardé sur ce guichet.

settings-house-name = Nom
settings-house-address = Adresse
settings-house-siret = SIRET
settings-house-licence = N° de licence
settings-house-contact = E-mail de la billetterie
settings-house-zone = Fuseau horaire
settings-house-zone-hint = Par exemple Europe/Paris ou America/Martinique

settings-mail-folder = Un dossier
settings-mail-smtp = Un serveur SMTP
settings-mail-host = Serveur
settings-mail-port = Port
settings-mail-tls = Protection de la ligne
settings-mail-tls-starttls = STARTTLS
settings-mail-tls-implicit = TLS
settings-mail-tls-none = Aucune
settings-mail-user = Utilisateur
settings-mail-password = Mot de passe
settings-mail-password-kept = Un mot de passe est gardé. Laissez vide pour ne pas le changer.
settings-mail-ca = Certificat de la maison (PEM)
settings-mail-ca-hint = Seulement si le serveur a un certificat que personne d’autre ne connaît ; sinon, laissez vide.
settings-mail-sender = Adresse d’expédition
settings-mail-sender-name = Nom d’expédition

settings-house-numbers = Numérotation
settings-house-numbers-about = Le prochain numéro de chaque série. Celui d’une série qui a commencé ne se change plus.
settings-house-vat = TVA
settings-number-order = Prochaine commande
settings-number-ticket = Prochain billet
settings-number-customer = Prochain client
settings-number-lot = Prochain avoir (AV-…)
settings-number-used = La série a commencé
settings-vat-rates = Taux employés
settings-vat-default = Taux d’une nouvelle séance
settings-vat-0 = Exonéré : association ou franchise en base
settings-vat-90 = En Corse, pour les 140 premières représentations
settings-vat-105 = Aux Antilles et à La Réunion, pour les 140 premières représentations
settings-vat-210 = Les 140 premières représentations d’une création ou d’une nouvelle mise en scène
settings-vat-550 = Théâtre, cirque, concert et variétés au-delà
settings-vat-850 = Taux normal aux Antilles et à La Réunion
settings-vat-1000 = Foires, jeux et visites
settings-vat-2000 = Taux normal, par exemple avec consommation obligatoire
settings-mail-trial = Essai d’envoi
settings-mail-trial-to = À qui envoyer l’essai
settings-mail-trial-send = Envoyer un essai
settings-mail-trial-failed = L’essai n’est pas parti
settings-mail-trial-port = Le port n’est pas un nombre entier.
settings-mail-trial-taken = Le serveur a pris le courriel. Il arrive chez { $to }.
settings-mail-trial-written = L’essai est écrit dans le dossier : { $file }
settings-mail-trial-said = Il a dit : { $said }
settings-notices = Quand quelque chose attend quelqu’un
settings-notices-about = La maison écrit une fois pour chaque point : courriels en doute, sauvegarde en retard, disque presque plein, guichet à admettre, livres faux, contradiction qui attend, certificat qui finit, horloge qui s’écarte. Quand les courriels eux-mêmes sont arrêtés, les écrans et contremarquectl status le disent.
settings-notices-to = Adresse de l’administrateur
settings-notices-hint = Vide, la maison n’écrit à personne.
settings-reload = Relire les réglages
settings-secrets-keyring = Les mots de passe sont gardés dans le trousseau du système.
settings-secrets-file = Ce poste n’a pas de trousseau : les mots de passe sont dans un fichier que seul son propriétaire peut lire.

settings-counter-name = Nom du guichet
settings-counter-locks = Verrouiller un guichet laissé seul
settings-counter-lock = Verrouillage automatique, en minutes
settings-counter-printer = Imprimante des billets
settings-counter-no-printer = Aucune, enregistrer le PDF
settings-counter-printer-hint = Le système ne connaît aucune imprimante.
settings-counter-format = Format des billets
settings-format-a4 = A4
settings-format-thermal = Thermique 203 × 82 mm
settings-format-thermal-small = Thermique 5,5 × 2 po
settings-counter-database = Base partagée
settings-counter-database-hint = postgres://utilisateur:mot-de-passe@serveur/base ; vide pour la base locale. Au prochain démarrage.
settings-counter-owner = Ce guichet travaille avec le compte du propriétaire de la base : qui a ce poste peut tout y changer. Créez le compte des guichets (roles.sql), puis, fenêtre fermée : contremarquectl address { $address } --new-password.
settings-counter-data = Données de ce guichet : { $folder }
settings-counter-unsigned = Ce guichet n’a plus la clé avec laquelle il signait le journal : ce qu’il écrit n’est pas signé.
settings-counter-key = Faire une nouvelle clé
settings-counter-key-made = Ce guichet signe le journal avec une nouvelle clé.

settings-operator-new = Nouvel opérateur
settings-operator-name = Nom
settings-operator-role = Rôle
settings-operator-pin = Code PIN, 4 à 8 chiffres
settings-operator-add = Ajouter
settings-operator-added = { $name } peut se connecter
settings-operator-pin-new = Nouveau code PIN
settings-operator-pin-title = Un nouveau code PIN pour { $name }
settings-operator-pin-about = L’ancien ne vaut plus, et ses sessions se ferment. Chacun change ensuite le sien dans Réglages, Code PIN.
settings-operator-pin-give = Donner ce code
settings-operator-pin-given = { $name } a un nouveau code PIN
settings-operator-off = Désactivé
settings-operator-stop = Désactiver
settings-operator-stop-title = Désactiver { $name } ?
settings-operator-stop-about = Cette personne ne pourra plus ouvrir de session, à aucun guichet. Son nom reste dans le journal.
settings-operator-stop-self = C’est vous : votre session se ferme aussitôt, et seul un autre responsable pourra vous réactiver. Votre nom reste dans le journal.
settings-operator-start = Réactiver

settings-backup-about = Une sauvegarde vérifiée est faite chaque jour dans { $folder }.
settings-backup-make = Sauvegarder maintenant
settings-backup-made = Sauvegarde faite et vérifiée, { $at }
settings-backup-failed = La sauvegarde n’a pas été faite
settings-backup-none = Aucune sauvegarde
settings-backup-size = { $n } Mo
settings-backup-late = { $hours ->
    [0] Aucune sauvegarde n’a encore été faite.
    [one] La dernière sauvegarde date d’une heure.
   *[other] La dernière sauvegarde date de { $hours } heures.
} Sauvegardez maintenant ; si cela échoue, faites de la place sur le disque.
settings-backup-second-late = { $hours ->
    [0] Rien n’est encore dans le second dossier, ou il n’est pas là.
    [one] La dernière sauvegarde du second dossier date d’une heure.
   *[other] La dernière sauvegarde du second dossier date de { $hours } heures.
} Branchez son disque, puis sauvegardez.
settings-backup-second-silent = Le second dossier ne répond pas. Voyez si son partage est joignable, puis sauvegardez.
settings-backup-kept = Ce qui est gardé
settings-backup-keep = Sauvegardes gardées
settings-backup-keep-mb = Taille de toutes, en Mo
settings-backup-keep-mb-hint = La plus récente reste toujours. 0 : pas de limite.
settings-backup-second = Second dossier
settings-backup-second-hint = Sur un autre disque : une clé USB, un partage. Chaque sauvegarde y est copiée, puis relue. Vide : aucun.
settings-backup-server = La maison vit sur un serveur, qui se sauvegarde lui-même : Contremarque ne le fait pas chaque jour à sa place.
settings-backup-archived = Le serveur archive ce qu’il écrit ; la dernière archive date du { $at }.
settings-backup-archives = Le serveur archive ce qu’il écrit ; rien n’est encore archivé.
settings-backup-archiving-fails = L’archivage du serveur échoue : prévenez qui s’en occupe.
settings-backup-no-archive = Le serveur n’archive pas ce qu’il écrit : sans autre sauvegarde, une panne de disque perd tout depuis la dernière copie.
settings-backup-followers = Serveurs qui le suivent : { $n }
settings-backup-dump = Toute la base, pour un serveur :
settings-backup-copy = La maison dans un fichier, pour une restauration n’importe où (avec l’identifiant du propriétaire de la base) :

settings-policy-where = Conditions de
settings-policy-house = Toute la maison
settings-policy-show = spectacle
settings-policy-performance = séance
settings-policy-from-house = Conditions de la maison
settings-policy-from-show = Conditions du spectacle
settings-policy-from-performance = Conditions de la séance
settings-policy-eligible = Les places peuvent être reprises
settings-policy-deadline = Délai avant la séance
settings-policy-count = Durée
settings-policy-unit = Unité
settings-policy-hours = heures
settings-policy-days = jours
settings-policy-fee = Retenue par place
settings-policy-fixed = Fixe
settings-policy-percent = Pourcentage
settings-policy-min = Minimum
settings-policy-max = Maximum
settings-policy-validity = Validité de l’avoir, en jours
settings-policy-grace = Délai de grâce d’un avoir rendu, en jours
settings-policy-sign = Signature du responsable à partir de
settings-policy-sign-hint = Par place, par commande et par geste ; vide : jamais
settings-policy-rates = Tarifs acceptés en reprise
settings-policy-channels = Filières acceptées en reprise
settings-policy-reasons = Motifs de refus
settings-policy-reason-fr = Motif { $n }
settings-policy-reason-en = Motif { $n } en anglais
settings-policy-reason-drop = Retirer ce motif
settings-policy-reason-add = Ajouter un motif
settings-policy-terms-fr = Vos phrases, en français
settings-policy-terms-en = Les mêmes en anglais
settings-policy-terms-hint = Les règles s’écrivent d’elles-mêmes avant ces phrases, ou là où vous mettez { $place }.
settings-policy-shown = Termes et conditions, tels que le client les lit – version { $version }
settings-policy-remove = Revenir aux conditions plus larges
settings-policy-remove-title = Revenir aux conditions plus larges ?
settings-policy-remove-about = Les conditions fixées ici sont retirées. Les prochaines demandes suivront les conditions plus larges ; celles qui sont faites gardent les leurs.

settings-pin-about = Quatre à huit chiffres que vous êtes seul à connaître. Vos sessions ouvertes ailleurs se ferment.
settings-pin-old = Code PIN actuel
settings-pin-new = Nouveau code PIN
settings-pin-again = Le nouveau, encore une fois
settings-pin-differs = Les deux ne sont pas les mêmes
settings-pin-change = Changer le code PIN
settings-pin-changed = Code PIN changé
settings-pin-changed-detail = Vos autres sessions sont fermées.
settings-tab-counters = Guichets
settings-counters-about = Les guichets inscrits dans cette maison. Chacun a une clé qui ne quitte pas son dossier : un nom seul ne suffit pas pour passer pour lui.
settings-counters-here = Ce guichet
settings-counters-out = Exclu
settings-counters-nobody = Personne
settings-counters-now = Là maintenant
settings-counters-never = Jamais vu
settings-counters-minutes = Vu il y a { $n } min
settings-counters-at = Vu { $at }
settings-counters-key = Clé { $key }
settings-counters-keyless = Sans clé : plus utilisé
settings-counters-rename = Renommer
settings-counters-rename-title = Renommer « { $counter } »
settings-counters-revoke = Exclure
settings-counters-revoke-title = Exclure « { $counter } » ?
settings-counters-revoke-about = Sa prochaine action sera refusée et sa session se fermera. Rien de ce qu’il a fait n’est perdu, et il pourra être réadmis.
settings-counters-admit = Réadmettre
settings-counters-admit-title = Réadmettre « { $counter } » ?
settings-counters-revoked = Guichet exclu : { $counter }
settings-counters-admitted = Guichet réadmis : { $counter }
settings-counters-let = Admettre
settings-counters-let-title = Admettre « { $counter } » ?
settings-counters-let-about = Sa clé : { $key }. Comparez-la à celle que son écran montre : un nom seul ne suffit pas pour passer pour lui.
settings-counters-let-in = Guichet admis : { $counter }
settings-counters-waiting = En attente
settings-counters-too-old = À mettre à jour

settings-amendments-about = Annuler, échanger ou corriger une vente : qui le peut, et qui signe.
settings-amendments-same-day = Qui a vendu peut rectifier seul, le jour même, un billet non contrôlé
settings-amendments-ticket = Demander les billets imprimés ; sans eux, un responsable signe
settings-amendments-second = Second responsable à partir de
settings-amendments-second-hint = Vide : jamais.
settings-amendments-difference = Différence d’un échange rendue
settings-amendments-difference-money = Comme elle a été payée
settings-amendments-difference-credit = Au solde client
settings-selling = Vente au guichet
settings-selling-late = Retardataires : minutes après le début
settings-selling-hold = Panier : minutes pendant lesquelles ses places sont gardées
settings-selling-hold-hint = Compté depuis la dernière touche au guichet ; les autres guichets voient ces places prises. De 2 à { $most }.
settings-selling-late-hint = Pendant ce temps, le guichet vend encore une séance commencée. 0 : pas du tout ; { $most } au plus.

settings-retention = Conservation des clients
settings-retention-years = Années sans nouvelles, avant l’effacement
settings-retention-years-hint = Sans commande, séance ni opération. Rien ne s’efface tout seul : la liste se relit, puis s’efface. 0 : sans limite ; { $most } au plus.
settings-retention-none = Personne n’est à effacer.
settings-retention-due = { $n ->
    [one] { $n } personne sans nouvelles depuis plus longtemps :
   *[other] { $n } personnes sans nouvelles depuis plus longtemps :
}
settings-retention-row = { $name }, client n° { $number }, dernière commande le { $last }
settings-retention-row-never = { $name }, client n° { $number }, aucune commande
settings-retention-erase = { $n ->
    [one] Effacer { $n } personne…
   *[other] Effacer { $n } personnes…
}
settings-retention-title = { $n ->
    [one] Effacer { $n } personne ?
   *[other] Effacer { $n } personnes ?
}
settings-retention-text = Leurs noms, adresses et téléphones disparaissent pour toujours. Leurs commandes et leurs montants restent.
settings-retention-done = { $n ->
    [one] { $n } personne effacée
   *[other] { $n } personnes effacées
}

settings-tab-site = Site des clients
settings-site-holes = { $n ->
    [one] Avant d’ouvrir le site au public, il manque un point
   *[other] Avant d’ouvrir le site au public, il manque { $n } points
}
settings-site-whole = Rien ne manque : le site peut être ouvert au public
settings-site-logo = Logo
settings-site-logo-choose = Choisir une image…
settings-site-logo-hint = PNG ou JPEG, { $most } ko au plus. Il est enregistré aussitôt choisi.
settings-site-logo-now = Logo du site
settings-site-logo-remove = Retirer le logo
settings-site-address = Adresse publique
settings-site-title = Nom sur le site
settings-site-title-hint = Vide : le nom de la maison.
settings-site-accent = Couleur
settings-site-accent-hint = Vide : celle du programme.
settings-site-notice = Mentions légales
settings-site-publisher = Éditeur
settings-site-publisher-hint = Forme juridique, capital, numéro de TVA, téléphone. Nom, adresse et SIRET viennent de « Maison ».
settings-site-hosting = Hébergeur
settings-site-hosting-hint = Nom, adresse, téléphone.
settings-site-director = Directeur de la publication
settings-site-licences = Licences d’entrepreneur de spectacles
settings-site-licences-hint = Tous les numéros, séparés par des virgules. Vide : celui de « Maison ».
settings-site-texts = Textes
settings-site-terms = Conditions de vente et d’utilisation
settings-site-terms-hint = Une ligne vide commence un paragraphe.
settings-site-mediator = Médiateur : nom et adresse
settings-site-mediator-site = Site du médiateur
settings-site-privacy = Données personnelles
settings-site-privacy-hint = Ce qui est gardé, pourquoi, combien de temps, et à qui s’adresser.
settings-site-accessibility = Déclaration d’accessibilité
settings-site-accessible = État
settings-site-accessible-none = À dire
settings-site-accessible-fully = Totalement conforme
settings-site-accessible-partly = Partiellement conforme
settings-site-accessible-not-yet = Non conforme
settings-site-accessible-exempt = Microentreprise dispensée
settings-site-accessibility-contact = Contact pour un défaut
settings-site-accessibility-text = Ce qui n’est pas accessible, et pourquoi
