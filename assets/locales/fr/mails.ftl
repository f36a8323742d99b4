# Les courriels : la liste, un courriel ouvert, un nouvel envoi.

mails-title = Courriels
mails-to-folder = Vers le dossier { $folder }
mails-search = Nom, adresse, objet…
mails-lists = Listes
mails-all = Tous
mails-problems = Non remis
mails-none = Aucun courriel
mails-no-problem = Tous les courriels ont été remis
mails-choose = Choisissez un courriel
mails-mail = Courriel
mails-col-date = Date
mails-col-to = Destinataire
mails-col-subject = Objet
mails-col-state = État
mails-order = Commande { $number }
mails-no-address = pas d’adresse
mails-state-pending = En attente
mails-state-sending = En cours d’envoi
mails-state-sent = Envoyé
mails-state-retry = Nouvel essai prévu
mails-state-failed = Non remis
mails-state-in-doubt = Peut-être envoyé
mails-state-cancelled = Annulé
mails-state-no-address = Sans adresse
mails-sent-at = le { $at }
mails-form = Forme
mails-html = Tel que reçu
mails-text = Texte seul
mails-address = Adresse
mails-resend = Renvoyer
mails-not-resent = Le courriel n’a pas été renvoyé
mails-waiting = En attente
mails-in-doubt = Peut-être envoyés
mails-sent = Envoyés
mails-none-waiting = Aucun courriel en attente
mails-none-in-doubt = Aucun courriel en doute
mails-none-sent = Aucun courriel envoyé
mails-due-at = part à { $at }
mails-next-at = prochain essai à { $at }
mails-tries = { $n ->
    [one] un essai fait
   *[other] { $n } essais faits
}
mails-settled-at = client prévenu { $at }
mails-answer = Réponse du serveur : { $answer }
mails-phone = À prévenir par téléphone : { $phone }
mails-no-phone = Pas de téléphone : à prévenir par lettre, ou à sa prochaine venue.
mails-edit = Corriger l’adresse
mails-bad-address = Cette adresse n’en est pas une : il faut un nom, une arobase et un domaine, comme marie@exemple.fr.
mails-keep = Corriger aussi l’adresse sur la fiche du client
mails-arrived = Bien arrivé
mails-settle = Client prévenu
mails-letter = Lettre (PDF)
mails-not-noted = Cela n’a pas été noté
mails-resend-all = Renvoyer les non remis
mails-resend-all-title = { $n ->
    [one] Renvoyer un courriel non remis ?
   *[other] Renvoyer { $n } courriels non remis ?
}
mails-resend-all-about = Chacun repart à l’adresse à laquelle il n’a pas pu être remis.
mails-all-resent = { $n ->
    [one] Un courriel remis à l’envoi
   *[other] { $n } courriels remis à l’envoi
}
mails-line-title = Envoi des courriels
mails-line-paused = Les courriels ne partent plus de « { $counter } »
mails-line-away = Le serveur de courriels ne prend rien pour l’instant (« { $counter } »)
mails-line-since = { $n ->
    [0] Depuis { $at } ; aucun courriel n’attend.
    [one] Depuis { $at } ; un courriel attend, rien n’est perdu.
   *[other] Depuis { $at } ; { $n } courriels attendent, rien n’est perdu.
}
mails-line-next = Prochain essai à { $at }.
mails-line-resume = Réessayer maintenant
mails-not-resumed = L’envoi n’a pas repris
mails-reason-no-address = Le client n’a pas d’adresse e-mail.
mails-reason-server-away = Personne ne répond à l’adresse du serveur. Vérifiez le réseau et, dans Réglages, le nom et le port du serveur.
mails-reason-server-refused = Le serveur refuse de prendre des courriels pour l’instant.
mails-reason-silent = Le serveur n’a pas répondu à temps.
mails-reason-line-cut = La liaison a été coupée avant la fin du courriel : il n’est pas parti et sera renvoyé.
mails-reason-garbled = Le serveur a répondu quelque chose d’incompréhensible. Est-ce bien un serveur de courriels ?
mails-reason-tls = La liaison n’a pas pu être chiffrée : le certificat du serveur n’est pas reconnu. Vérifiez, dans Réglages, le nom du serveur, le chiffrement et le certificat de la maison.
mails-reason-no-tls = Le serveur ne propose pas de chiffrement ; rien ne lui a été confié. Vérifiez le port et le chiffrement dans Réglages.
mails-reason-password = Le serveur refuse l’utilisateur ou le mot de passe. Corrigez-les dans Réglages : l’envoi reprendra aussitôt.
mails-reason-no-password = Le serveur attend un mot de passe, et ce guichet n’en a pas. Donnez-le dans Réglages.
mails-reason-sender-refused = Le serveur refuse l’adresse de l’expéditeur. Corrigez-la dans Réglages.
mails-reason-unknown-recipient = Cette adresse n’existe pas chez ce fournisseur. Demandez la bonne au client, puis renvoyez.
mails-reason-mailbox-full = La boîte du client est pleine.
mails-reason-blocked = Le serveur refuse ce courriel par ses règles (courrier indésirable, expéditeur inconnu…).
mails-reason-busy = Le serveur demande de revenir plus tard.
mails-reason-letters = L’adresse a des lettres accentuées avant l’arobase, et ce serveur ne sait pas les écrire. Demandez une autre adresse au client.
mails-reason-bad-address = Cette adresse n’en est pas une. Demandez la bonne au client, puis renvoyez.
mails-reason-unwritable = Ce courriel n’a pas pu être composé.
mails-reason-doubt = La liaison a été coupée juste après la fin du courriel : le serveur l’a peut-être pris. Demandez au client s’il l’a reçu ; sinon, renvoyez-le.
mails-reason-died = Le programme s’est arrêté pendant que le serveur prenait ce courriel : il est peut-être parti. Demandez au client s’il l’a reçu ; sinon, renvoyez-le.
mails-reason-folder = Le dossier des courriels ne peut pas être écrit.
