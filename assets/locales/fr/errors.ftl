# Une phrase par code d’erreur : ce qui s’est passé, et quoi faire.

error-unknown = Une erreur inattendue s’est produite ({ $code }). Rien n’a été changé.
error-unreachable = Le programme n’a pas répondu. Réessayer ne fera rien deux fois.
error-file-not-opened = Le fichier n’a pas pu être ouvert.
error-internal = Le programme a rencontré un défaut. Rien n’a été changé.
error-bad-arguments = La demande envoyée n’a pas la forme attendue. Rien n’a été changé.
error-bad-field = Un champ est vide, trop long ou mal écrit : { $field }.
error-hidden-text = Un champ contient des caractères invisibles ou qui retournent le sens de l’écriture : { $field }. Retapez-le au lieu de le coller.
error-unknown-command = Cette action est inconnue du programme. Rien n’a été changé.
error-command-reused = Cette action a déjà été envoyée avec un autre contenu. Rien n’a été refait.
error-newer-command = Une version plus récente du programme a déjà traité cette action. Mettez Contremarque à jour sur ce guichet.
error-not-signed-in = La session est terminée. Saisissez à nouveau votre code PIN.
error-session-expired = La session s’est fermée d’elle-même. Saisissez à nouveau votre code PIN.
error-sign-in-stale = Pour cela, il faut s’être identifié depuis moins de cinq minutes. Demandez un nouveau code.
error-not-allowed = Votre rôle ne permet pas cette action.
error-wrong-sign-in = Nom ou code PIN incorrect.
error-wrong-pin = Le code PIN actuel est incorrect. Rien n’a changé.
error-sign-in-throttled = Trop d’essais. Attendez { $seconds } s avant de recommencer.
error-not-found = Cet élément n’existe pas, ou plus.
error-operator-unknown = Personne ne s’appelle « { $name } » dans cette maison. Les noms sont ceux de l’écran d’ouverture et de Réglages, Opérateurs.
error-stale = La demande a changé entre-temps : { $state }. Le dossier vient d’être relu.
error-settings-changed = Quelqu’un d’autre a changé ces réglages entre-temps. Relisez-les avant d’enregistrer.
error-already-decided = La demande est déjà décidée : { $state }, par { $operator }, { $at_ms }.
error-claimed-by-other = { $operator } examine cette demande.
error-own-proposal = Vous avez proposé cette reprise : un autre responsable doit la signer.
error-contradicted = L’autre logiciel contredit la demande { $number } de { $customer } : un responsable l’ouvre et en décide.
error-settled-by-request = Décidez la demande { $number } : cela règle aussi ce point.
error-needs-supervisor = Seul un responsable peut le faire.
error-too-late-to-undo = Il est trop tard pour annuler : le courriel est parti.
error-may-be-undone = La décision peut encore être annulée pendant { $seconds } s : imprimez la lettre ensuite.
error-lot-spent = L’avoir { $lot } a déjà servi ({ $spent_cents }) : la reprise ne peut plus être annulée.
error-lot-over = Il ne reste rien à dépenser sur l’avoir { $lot }.
error-lot-not-given = L’avoir { $lot } n’a pas été donné à la main : il ne se retire pas.
error-seat-sold = Le siège { $row } { $seat } a été revendu, commande { $order }.
error-seat-held = Le siège { $row } { $seat } est dans le panier de { $operator } ({ $counter }), jusqu’à { $until_ms }.
error-seat-out = Le siège { $row } { $seat } est hors vente pour cette séance ({ $kind ->
    [technical] technique
    [house] place de maison
   *[companion] accompagnant
}) : « { $reason } ».
error-seat-not-put-out = { $why ->
    [sold] Le siège { $row } { $seat } est vendu, commande { $order } : il ne peut pas être mis hors vente.
    [asked] Le siège { $row } { $seat } fait l’objet d’une demande de reprise, commande { $order } : décidez-la d’abord.
   *[held] Le siège { $row } { $seat } est dans le panier de { $operator } ({ $counter }) : il ne peut pas être mis hors vente.
}
error-unknown-reason = Ce motif ne figure pas dans les règles en vigueur.
error-place-not-free = Une demande est déjà en cours pour cette place, ou elle a été reprise.
error-performance-moved = { $show } a changé de date : la séance est maintenant le { $starts_at_ms }. Dites-le au client, puis recommencez.
error-performance-begun = { $show } a commencé : ses places ne peuvent plus être reprises.
error-several-orders = Les places choisies viennent de plusieurs commandes.
error-several-terms = Les places choisies relèvent de conditions différentes, dont celles de « { $show } » : demandez leur reprise spectacle par spectacle.
error-no-customer = Il faut un client : un avoir se rend à quelqu’un, un solde client est à quelqu’un.
error-customer-erased = Cette personne a été effacée le { $at_ms } : rien ne se fait plus à son nom.
error-credit-lives = Il reste { $balance_cents } d’avoir à cette personne : elle le dépense, ou l’abandonne par écrit.
error-requests-open = { $count ->
    [one] Une demande de reprise est ouverte : décidez-la d’abord, ou la personne l’abandonne par écrit.
   *[other] { $count } demandes de reprise sont ouvertes : décidez-les d’abord, ou la personne les abandonne par écrit.
}
error-refunds-unsettled = { $count ->
    [one] Un remboursement par carte de cette personne est à vérifier : dites d’abord comment il s’est terminé.
   *[other] { $count } remboursements par carte de cette personne sont à vérifier : dites d’abord comment ils se sont terminés.
}
error-terms-changed = Les conditions ont changé depuis leur affichage. Relisez-les avant de confirmer.
error-amount-changed = Le montant a changé depuis son affichage : { $now_cents } au lieu de { $shown_cents }.
error-not-amendable = { $why ->
    [sold_elsewhere] Cette commande a été vendue par un autre système, qui en a l’argent : annulez ou échangez-la là-bas.
    [not_issued] Cette commande n’est pas éditée : il n’y a rien à annuler.
    [pending] Le siège { $row } { $seat } fait l’objet d’une demande de reprise : décidez-la d’abord.
    [taken_back] Le siège { $row } { $seat } est devenu un avoir : annulez plutôt la reprise.
   *[cancelled] Le siège { $row } { $seat } est déjà annulé.
}
error-second-needed = { $why ->
    [amount] Ce montant demande la signature d’un second responsable.
    [not_signed] La signature du responsable n’est plus valable : qu’il saisisse de nouveau son code.
   *[other] Un responsable doit signer à vos côtés.
}
error-second-refused = { $why ->
    [same_person] Le second responsable doit être une autre personne.
   *[not_supervisor] Seul un responsable en activité peut contresigner.
}
error-refund-settled = Le remboursement de la pièce { $amendment } est déjà vérifié.
error-rule-broken = Une règle n’est pas respectée : un responsable doit faire la demande.
error-not-on-sale = { $why ->
    [begun] { $show } a commencé : la vente au guichet est finie.
    [announced] Les ventes de { $show } ne sont pas encore ouvertes.
    [ended] Les ventes de { $show } sont terminées.
    [withdrawn] Un siège de { $show } a été retiré de la vente : choisissez-en un autre.
    [full] Il ne reste plus de place en placement libre pour { $show }, catégorie { $category }.
   *[other] Les ventes de { $show } sont fermées. Un responsable peut les ouvrir dans Séances.
}
error-no-price = Il n’y a pas de prix pour cette catégorie et ce tarif.
error-not-enough-credit = Le solde client ne suffit pas : { $balance_cents }.
error-credit-does-not-fit = Le montant pris sur le solde client ne convient pas à cette commande.
error-payment-missing = Il reste { $missing_cents } à payer.
error-cash-above-law = { $cash_cents } en espèces dépassent ce que la loi permet, { $most_cents } (code monétaire et financier, art. D112-3) : le reste par carte.
error-change-too-large = La somme remise est mal saisie : il faudrait rendre { $change_cents }.
error-payment-too-much = La carte dépasse le reste à payer de { $excess_cents }.
error-changed-since = Quelqu’un d’autre vient de le modifier. Rien n’a été enregistré : relisez, puis recommencez.
error-name-taken = « { $name } » existe déjà, peut-être parmi les noms retirés.
error-bad-hall = Ligne { $line } : { $why ->
    [no_colon] il manque « : » entre le rang et ses sièges.
    [bad_label] « { $what } » ne peut pas nommer un rang. Écrivez une lettre, un nombre ou un nom de 20 caractères au plus, ou tout autre nom entre guillemets droits.
    [no_seats] il manque les sièges après « : ».
    [not_a_seat] « { $what } » n’est pas un siège. Écrivez par exemple 12, 12 bis ou 1-20, ou tout autre numéro entre guillemets droits.
    [bad_range] « { $what } » n’est pas une suite de sièges. Écrivez par exemple 1-20 ou 2-24 pairs.
    [bad_category] la catégorie « { $what } » doit suivre des sièges et tenir entre parenthèses.
    [unknown_category] la catégorie « { $what } » n’existe pas. Créez-la d’abord, ou corrigez son nom.
    [seat_twice] le siège { $what } y est deux fois.
    [row_twice] le rang { $what } est déjà sur une autre ligne. Réunissez ses sièges.
    [other_seat] le siège { $what } serait remplacé par un autre. Écrivez son rang et son numéro entre guillemets droits pour le garder tel quel.
    [counted] le siège { $what } a été vendu avec son numéro. Commencez la ligne par « Sans rang : » pour le garder.
    [too_large] la salle dépasse 300 rangs ou 5 000 sièges.
   *[other] écrivez au moins un rang, par exemple « A : 1-20 ».
}
error-bad-plan = Plan refusé{ $where ->
    [none] {""}
   *[other] , à { $where }
} : { $why ->
    [broken] ce n’est pas du JSON, ou il est coupé avant sa fin.
    [shape] ce n’est pas un plan de pretix, ou une valeur n’est pas du bon genre.
    [too_large] il dépasse 50 niveaux, 300 rangs, 5 000 sièges ou 300 dessins.
    [empty] il n’a pas un seul siège.
    [far_away] un point est hors du plan.
    [bad_row] « { $what } » ne peut pas nommer un rang. Une lettre, un nombre ou un nom de 20 caractères au plus, le niveau compris.
    [bad_seat] « { $what } » n’est pas un numéro de siège.
    [row_twice] le rang { $what } y est deux fois.
    [seat_twice] le siège { $what } est deux fois dans son rang.
    [same_place] deux sièges sont à la même place.
    [unknown_category] la catégorie « { $what } » n’existe pas. Créez-la d’abord, ou corrigez son nom.
    [sold_seat] le siège { $what } a été vendu : il garde son rang, son numéro et sa catégorie.
   *[other] « { $what } » est trop long, ou contient des caractères que personne ne voit.
}
error-category-in-use = Des sièges de { $hall } sont encore dans cette catégorie. Donnez-leur une autre catégorie, puis retirez celle-ci.
error-hall-settled = Des places de cette séance ont été vendues : sa salle ne peut plus changer.
error-hall-taken = La salle a déjà une séance à cette heure : { $show }, { $starts_at_ms }.
error-bad-start = La date doit être à venir, dans les dix ans.
error-time-skipped = Cette heure n’existe pas, à cause du passage à l’heure d’été : vérifiez-la.
error-places-sold = { $places ->
    [one] { $places } place est vendue : changer la date est un déplacement de séance, qui prévient les clients.
   *[other] { $places } places sont vendues : changer la date est un déplacement de séance, qui prévient les clients.
}
error-no-letters = Tous les clients ont maintenant une adresse e-mail : il n’y a pas de lettre à imprimer.
error-no-grid = Aucun prix : remplissez d’abord la grille tarifaire.
error-bad-policy = { $why ->
    [fee] Un montant de ces règles est négatif, ou dépasse tout prix.
    [percent] Le pourcentage retenu va de 0 à 100.
    [keeps_all] Une retenue de tout le prix, sans maximum, ne rendrait rien : donnez un maximum, ou ne reprenez plus les places.
    [min_above_max] Le maximum de la retenue contredit son minimum, sa part fixe ou son pourcentage.
    [validity] Un avoir vaut au moins un jour après celui de la décision.
    [duration] Un délai ou une validité ne dépasse pas dix ans.
    [length] Un motif de refus a 200 caractères au plus, vos phrases 8 000, et il y a 50 motifs au plus.
    [reasons] Il faut au moins un motif de refus, et chacun dans les deux langues.
    [terms] Vos phrases sont à écrire dans les deux langues.
    [figures] Le délai, la retenue et la validité s’écrivent d’eux-mêmes d’après ces règles : retirez-les de vos phrases.
   *[other] Ces règles ne peuvent pas être enregistrées telles quelles.
}
error-mail-not-resendable = Dans son état, ce courriel ne peut pas être renvoyé.
error-tickets-over = Un billet de ce courriel n’est plus valable, ou sa commande est désormais à un autre client : envoyez les billets depuis la commande.
error-import-refused = { $line ->
    [0] { $file } ne peut pas être pris. Rien n’a été écrit.
   *[other] { $file } ne peut pas être pris, à cause de la ligne { $line }. Rien n’a été écrit.
}
error-import-conflict = L’import contredit ce qui est déjà là : { $detail }
error-import-cancelled = L’import a été arrêté. Rien n’a été écrit.
error-import-busy = Un import est déjà en cours sur ce guichet. Attendez sa fin, ou arrêtez-le.
error-no-house = Il n’y a pas encore de maison dans ce dossier.
error-house-exists = Il y a déjà une maison dans ce dossier.
error-not-a-demo = Cette maison n’est pas la démonstration : elle reste où elle est.
error-clock-is-real = Cette maison vit à l’heure réelle : seule la démonstration avance son horloge.
error-clock-unsure = L’horloge de ce poste indique le { $machine_ms }, alors que la maison en était au { $house_ms }. Rien ne s’écrit tant que la date n’est pas sûre : mettez l’horloge à l’heure, ou demandez à un responsable de dire que la date est juste.
error-clock-wrong = L’horloge indique le { $at_ms }, ce qui n’est pas possible. Rien ne s’écrit : mettez-la à l’heure.
error-house-moved = La maison a déménagé : elle est maintenant en { $to } (par { $operator }, le { $at_ms }). Ouvrez-la là-bas.
error-house-moving = Un déménagement vers { $to } est en cours, ou a été interrompu sans que l’arrivée réponde. Attendez un instant, ou relancez le même déménagement depuis le poste qui l’a commencé.
error-house-is-copy = Ce fichier est une copie de la maison qui vit en { $to }, faite le { $at_ms }. Elle ne s’ouvre que par une restauration.
error-target-taken = Il y a déjà une maison en { $to } : choisissez une base ou un dossier vide.
error-copy-differs = La copie de la table { $table } ne se relit pas comme l’original : la maison reste où elle était.
error-printer-failed = { $why ->
    [in_doubt] L’imprimante n’a pas répondu ({ $detail }) : ce qu’elle a reçu peut encore sortir. Regardez avant de répondre.
   *[refused] L’imprimante a refusé : { $detail }
}
error-print-unconfirmed = Le billet du siège { $row } { $seat } attend encore sa sortie : dites d’abord s’il est sorti.
error-ticket-printed = Le billet du siège { $row } { $seat } est déjà sorti : demandez un duplicata.
error-order-unpaid = La commande { $order } n’est pas payée : encaissez-la d’abord.
error-order-cancelled = La commande { $order } est annulée.
error-order-not-unpaid = { $state ->
    [cancelled] Cette commande est annulée : il n’y a rien à encaisser.
    [seatless] Le siège d’une place de cette commande est vendu ici à quelqu’un d’autre, et le total la compte : déplacez-la ou annulez-la dans l’autre logiciel, puis refaites l’import.
    [empty] Plus aucune place de cette commande n’est vendue : il n’y a rien à encaisser.
   *[other] Cette commande est déjà payée : il n’y a rien à encaisser.
}
error-nothing-to-print = Aucune place de cette commande n’a de billet : elles sont en cours de reprise, reprises ou annulées.
error-nothing-paid-here = Cette commande n’a pas été payée ici : il n’y a pas de reçu.
error-customer-tied = { $why ->
    [request] Une demande est en cours sur une place de cette commande : traitez-la avant de changer de client.
    [credit_paid] Un solde client a payé cette commande : elle reste au nom de ce client.
    [moved] La commande { $order } est passée à un autre client depuis la demande : fermez la demande, elle ne donne pas d’avoir.
    [decided] La commande { $order } est passée à un autre client depuis la décision : celle-ci ne s’annule plus.
   *[other] Une place de cette commande est devenue l’avoir de son client : elle reste à son nom.
}
error-customer-twin = { $name } (client n° { $number }) a déjà cette adresse. Ouvrez sa fiche, ou créez quand même.
error-document-failed = Le document n’a pas pu être préparé : { $detail }
error-data-in-use = Un autre programme utilise déjà le dossier { $path }. Fermez la fenêtre de ce poste, ou l’autre programme, puis recommencez.
error-newer-schema = Une version plus récente du programme a écrit cette maison. Mettez Contremarque à jour.
error-older-schema = Cette maison partagée est au schéma { $found }, et ce programme a besoin du schéma { $known }. Le propriétaire de la base la met à jour par « contremarquectl upgrade » ; d’ici là, gardez l’ancienne version sur les guichets.
error-database-not-private = { $why ->
    [no_tls] Le serveur { $host } n’offre pas de chiffrement (TLS). Activez-le sur le serveur (ssl = on) ; en dehors de cette machine, rien ne passe en clair.
   *[other] La ligne vers { $host } ne serait pas chiffrée. En dehors de cette machine, retirez sslmode=disable de l’adresse.
}
error-database-certificate = { $why ->
    [authority_unknown] Le certificat de { $host } est signé par une autorité que ce guichet ne connaît pas. Indiquez le certificat de l’autorité de la maison.
    [expired] Le certificat de { $host } est périmé. Renouvelez-le sur le serveur.
    [not_yet] Le certificat de { $host } n’est pas encore valable. Vérifiez l’heure de cette machine, puis le certificat.
    [other_name] Le certificat de { $host } est celui d’un autre nom. Écrivez l’adresse avec le nom qui est dans le certificat.
    [authority_missing] Le fichier d’autorité { $host } n’est pas là, ou ne se lit pas.
    [authority_not_pem] Le fichier d’autorité { $host } n’est pas un certificat (PEM).
    [authority_is_key] Le fichier d’autorité { $host } est une clé privée. Indiquez le certificat, et gardez la clé secrète.
   *[other] Le certificat de { $host } n’est pas valable. Refaites-le sur le serveur.
}
error-database-refused = { $why ->
    [password] Le serveur { $host } ne connaît pas l’utilisateur « { $user } », ou son mot de passe est un autre.
    [no_password] Le serveur { $host } demande le mot de passe de « { $user } », et aucun n’est donné.
    [not_listed] Le serveur { $host } n’admet pas « { $user } » sur la base « { $database } » depuis cette machine. Ajoutez une ligne à son pg_hba.conf.
    [no_login] Le serveur { $host } ne laisse pas « { $user } » ouvrir une session. Créez ce rôle, ou donnez-lui LOGIN.
    [no_right] L’utilisateur « { $user } » n’a pas les droits d’un guichet dans la base « { $database } » de { $host }. Le propriétaire les donne : psql -f roles.sql, puis GRANT contremarque_guichet.
   *[other] La base de données refuse cet accès : { $detail }. Vérifiez ses droits.
}
error-right-missing = { $why ->
    [role] Le compte « { $user } » n’est pas un compte de guichet : il n’a pas les droits du rôle { $role }. Qui administre la base exécute : { $run }
   *[right] Il manque au compte « { $user } » le droit { $right } sur { $on }{ $others ->
        [0] { "" }
        [one] {" "}et un autre
       *[other] {" "}et { $others } autres
    }. Qui administre la base exécute : { $run }
}
error-database-address = { $why ->
    [option] L’adresse de la base a une option inconnue : « { $host } ».
    [target] target_session_attrs vaut « { $host } » dans l’adresse de la base : écrivez read-write, ou retirez-le.
   *[other] L’adresse de la base ne se lit pas : « { $host } ». Écrivez postgres://utilisateur@serveur:5432/base.
}
error-database-missing = Le serveur { $host } n’a pas de base « { $database } ». Créez-la, ou corrigez son nom.
error-database-too-old = Le serveur { $host } est trop ancien. Il faut PostgreSQL 15 ou plus récent.
error-database-foreign = La base { $place } contient autre chose qu’une maison. Il en faut une à part.
error-no-house-there = Il n’y a pas de maison à { $place }. Vérifiez l’adresse ou le dossier ; une maison se fonde par la fenêtre, ou par contremarquectl found.
error-folder-taken = Le dossier { $path } travaille déjà à { $place }. Prenez un autre dossier, ou changez d’adresse par contremarquectl address.
error-counter-unknown = La maison de { $place } ne connaît pas ce guichet : c’en est une autre. Vérifiez l’adresse, ou rejoignez-la par contremarquectl join depuis un dossier neuf.
error-password-shown = Un mot de passe ne s’écrit pas dans une commande : toute la machine le voit, et le terminal le garde. Retirez-le de l’adresse ; il sera demandé, ou lu par --password-file. Puis changez-le sur le serveur.
error-not-given = { $what ->
    [operator] Personne n’est nommé : dites par --operator qui donne la commande.
   *[pin] Le code PIN n’est pas donné : mettez-le dans CONTREMARQUE_PIN, ou donnez la commande dans un terminal.
}
error-secret-file = { $why ->
    [missing] Le fichier de secret { $path } n’est pas là.
    [shared] D’autres que vous peuvent lire le fichier de secret { $path }. Fermez-le : chmod 600.
    [empty] Le fichier de secret { $path } est vide.
   *[other] Le fichier de secret { $path } ne se lit pas.
}
error-set-up-file = { $why ->
    [line] Ligne { $line } de { $path } : il manque le signe =.
    [name] Ligne { $line } de { $path } : ce nom n’existe pas. Il y a address, authority, counter et password_file.
    [password] Ligne { $line } de { $path } : retirez le mot de passe de l’adresse, et indiquez son fichier par password_file.
    [address] Il manque address dans { $path }.
   *[other] Le fichier { $path } ne se lit pas.
}
error-database-unreachable = { $why ->
    [name_unknown] Aucune machine ne s’appelle { $host } sur ce réseau. Vérifiez le nom du serveur.
    [no_answer] La machine { $host } ne répond pas. Vérifiez son adresse, le réseau et son pare-feu.
    [port_closed] Rien n’écoute à { $host }. Vérifiez le port, et que PostgreSQL tourne.
    [silent] { $host } prend l’appel et ne répond pas. Vérifiez le port, et ce qui tourne sur cette machine.
    [not_postgres] Ce qui répond à { $host } n’est pas PostgreSQL. Vérifiez le port.
    [starting] Le serveur { $host } démarre ou s’arrête. Réessayez dans un instant.
    [read_only] Le serveur { $host } ne fait que lire : c’est une copie. Donnez l’adresse de celui qui écrit, ou les deux, séparées par une virgule.
    [full] Le serveur { $host } n’accepte plus de connexions : fermez le programme sur un poste qui ne sert pas, ou demandez que la limite du serveur soit relevée.
    [cut] La ligne vers { $host } a été coupée.
   *[other] La base de données ne répond pas.
}
error-counter-revoked = « { $counter } » n’est plus admis dans cette maison. Un responsable peut le réadmettre depuis un autre guichet, dans Réglages, Guichets.
error-counter-waiting = « { $counter } » attend d’être admis dans cette maison. Un responsable l’admet depuis un autre guichet, dans Réglages, Guichets.
error-counter-elsewhere = « { $counter } » travaille en ce moment dans un autre dossier ou sur un autre poste : l’un des deux est une copie. Fermez-le là-bas et attendez une minute, ou rejoignez ici la maison depuis un dossier vide (contremarquectl join).
error-operator-changed = Votre accès a changé. Saisissez à nouveau votre code PIN.
error-owner-needed = Cet accès à la base n’en est pas propriétaire. Seul le propriétaire de la base déménage la maison, en fait une sauvegarde ou remplace un code PIN oublié : recommencez avec son accès.
error-site-login = { $why ->
    [owner] Cet accès est celui du propriétaire de la base, ou vaut autant : un site n’ouvre pas avec lui.
    [counter] Cet accès est celui d’un guichet : ni un site ni le poste n’ouvrent avec lui.
    [site] Cet accès est celui du site : les courriels partent avec celui du poste.
    [post] Cet accès est celui du poste : un site n’ouvre pas avec lui.
   *[other] Cet accès n’a pas les droits d’un site.
  } Le propriétaire de la base donne au site le sien : psql -f migrations/postgres/site.sql, puis CREATE ROLE site LOGIN IN ROLE contremarque_site (contremarque_post pour le poste), avec un mot de passe.
error-last-supervisor = C’est le dernier responsable qui peut ouvrir une session : nommez-en un autre d’abord.
error-own-counter = Un guichet ne s’exclut pas lui-même : faites-le depuis un autre.
error-counter-name-taken = Un autre guichet s’appelle déjà « { $name } ».
error-database-busy = La base de données est occupée. Réessayez dans un instant.
error-house-held = La maison est occupée par « { $counter } » ; rien n’a été fait. Réessayez dans un instant.
error-server-full = Le disque du serveur { $host } est plein : la maison ne peut plus y écrire. Appelez qui s’occupe de ce serveur pour y faire de la place, puis recommencez : rien ne sera fait deux fois.
error-server-trouble = Le serveur { $host } manque de mémoire, ou son disque ne répond plus ({ $detail }). Appelez qui s’occupe de ce serveur, puis recommencez : rien ne sera fait deux fois.
error-database-damaged = La base de données est abîmée. Restaurez la dernière sauvegarde.
error-database-replaced = Le fichier de la base, ou son journal, a été effacé ou remplacé pendant que le programme s’en servait. Plus rien n’est écrit ; tout ce qui était fait est gardé dans { $path }. Fermez le programme, remettez ce fichier à sa place s’il n’y est pas, puis relancez.
error-disk-failed = Le disque a refusé l’écriture : { $detail }
error-not-permitted = { $why ->
    [owner] { $path } est à « { $owner } » : le programme, qui travaille ici comme « { $user } », n’y a pas droit. Lancez-le avec le compte « { $owner } », ou rendez ce qui est ici à qui y travaille : sudo chown -R { $user } { $path }
    [own] { $path } est à vous, mais ses droits le ferment. Ouvrez-le : chmod u+rwX { $path }
   *[other] Le système refuse l’accès ({ $detail }). Voyez à qui sont le fichier et son dossier (ls -l), et lancez le programme avec ce compte.
}
error-run-as-owner = Le dossier { $path } est à « { $owner } » : donnée par root, cette commande y laisserait des fichiers que « { $owner } » ne pourrait plus ouvrir. Rien n’est fait. Donnez-la avec son compte : sudo -u { $owner } contremarquectl …
error-disk-in-doubt = Le disque n’a pas confirmé l’écriture : c’est peut-être fait. Vérifiez le disque, relancez le programme et regardez avant de recommencer. ({ $detail })
error-took-too-long = { $why ->
    [whole] Pas terminé en { $seconds } s : arrêté. Rien n’est fait à moitié. Regardez ce qui ne répond pas, ou donnez plus de temps (--deadline).
   *[other] Pas de réponse en { $seconds } s : c’est peut-être fait. Redonnez la même commande avec --id { $id } : elle ne sera faite qu’une fois.
}
error-stream-failed = { $why ->
    [command] C’est fait, mais la réponse n’a pas pu être écrite ({ $detail }). Redonnez la même commande avec --id { $id } : elle ne sera pas refaite, et sa réponse revient.
    [lines] C’est fait jusqu’à la commande { $id } comprise, mais les réponses n’ont pas toutes pu être écrites ({ $detail }). Redonnez avec leur « id » celles qui n’ont pas de réponse : elles ne seront pas refaites.
    [none] Aucune réponse n’a pu être écrite ({ $detail }) : les commandes lues ont été refusées, ou ne sont peut-être pas faites.
    [unread] La suite des commandes n’a pas pu être lue ({ $detail }) : celles qui ont une réponse sont faites, les autres non.
   *[other] C’est fait, mais la réponse n’a pas pu être écrite ({ $detail }).
}
error-no-space = { $wanted_mb ->
    [0] Le disque est plein : rien n’a été écrit. Faites de la place, puis recommencez.
   *[other] Il faut { $wanted_mb } Mo libres sur ce disque, il en reste { $free_mb }. Faites de la place, ou choisissez un autre disque.
}
error-network-folder = Le dossier { $path } est sur un partage réseau ({ $kind }) : deux machines pourraient y écrire à la fois sans le savoir, et abîmer la base. Mettez la maison sur le disque de cette machine, ou déménagez-la sur un serveur (contremarquectl move).
error-file-in-the-way = Le fichier { $path } existe et n’est pas une sauvegarde de cette maison : choisissez un autre nom.
error-dump-there = La sauvegarde { $path } est déjà là : si elle est de cette base et de ce jour, donnez --backed-up au lieu de --backup ; sinon choisissez un autre nom.
error-backup-failed = La sauvegarde { $path } n’a pas pu être faite ({ $detail }) : rien n’a été changé.
error-second-backup-failed = La sauvegarde est faite dans { $folder }, mais n’est pas dans { $second } : { $why ->
    [absent] ce dossier n’est pas là (le disque est-il branché ?).
    [not_mounted] ce dossier est à présent sur le disque de la maison (le disque est-il branché ?).
    [silent] ce dossier ne répond pas (le partage est-il joignable ?).
    [differs] la copie ne se relit pas comme l’original.
    [full] il n’y a pas assez de place.
   *[other] le disque a refusé ({ $detail }).
}
error-not-on-this-engine = Cela n’existe pas avec cette base de données.
error-other-house = Cette sauvegarde est celle d’une autre maison, « { $house } » ; rien n’a été touché. Vérifiez le fichier et le dossier (--data). Pour qu’elle prenne quand même la place de la maison de ce dossier, qui est gardée à côté : --other-house.
error-bad-backup = Cette sauvegarde n’est pas valable : { $why ->
    [absent] le fichier { $detail } n’est pas là.
    [damaged] son fichier est abîmé.
    [altered] son contenu ne s’accorde plus avec son journal ({ $detail }).
   *[other] elle ne s’ouvre pas ({ $detail }).
}
error-house-went-back = La maison est revenue en arrière : ce guichet l’a vue à la ligne { $row } de son journal, et elle s’arrête à la ligne { $rows }. { $missing ->
    [one] Une ligne manque
   *[other] { $missing } lignes manquent
} au moins. Rien ne s’écrit tant qu’un responsable n’a pas dit de continuer : cherchez d’abord la base la plus récente.
error-house-rewritten = Les livres ont été réécrits : la ligne { $row } du journal n’a plus l’empreinte que ce guichet a vue (le journal va jusqu’à la ligne { $rows }). Rien ne s’écrit tant qu’un responsable n’a pas dit de continuer : comparez d’abord avec une sauvegarde.
field-recipient = Destinataire
field-email = E-mail
field-last-name = Nom
field-first-name = Prénom
field-phone = Téléphone
field-holder = Nom sur le billet
field-note = Note
field-sentence = Message
field-rows = Rangs
field-stage = Scène
field-card-authorisation = Numéro d’autorisation
field-card-last4 = 4 derniers chiffres
field-terminal = Terminal
field-after = Suite de la liste
field-paths = Fichiers
field-prices = Prix
field-opens-at = Ouverture des ventes
field-hall = Salle
field-category = Catégorie
field-taken = Montant
field-cash-cents = Espèces
field-reason = Motif
field-code = Code
field-new-pin = Nouveau code PIN
field-lock-after-minutes = Minutes
field-database-url = Base partagée
field-keep = Sauvegardes gardées
field-keep-mb = Taille de toutes les sauvegardes
field-second = Second dossier
field-second-from-cents = Second responsable à partir de
field-to = Adresse
field-years = Années
field-ca = Certificat de la maison
field-paper = Papier
paper-right = Ce papier est juste : la ligne { $row } du journal a bien cette empreinte.
error-paper-rewritten = La ligne { $row } du journal n’a pas l’empreinte de ce papier. Relisez-le : si elle est bien tapée, les livres ont été réécrits depuis ce papier, ou il vient d’une autre maison. Gardez-le et comparez avec une sauvegarde.
error-paper-ahead = Ce papier porte la ligne { $row }, et le journal s’arrête à la ligne { $rows }. Relisez-le : s’il est bien tapé, la maison est revenue en arrière d’au moins { $missing ->
    [one] une ligne
   *[other] { $missing } lignes
}, ou il vient d’une autre maison.
signed-holds = Intact jusqu’à la ligne { $row }, signée par { $counter } le { $at }.
signed-breaks = La signature de la ligne { $row } par { $counter }, le { $at }, ne tient plus.
signed-none = Aucune signature ne tient.
signed-not-since = Rien n’est signé depuis la ligne { $row } : un guichet travaillait sans sa clé. S’il l’a perdue, un responsable en fait une autre dans Réglages, Ce guichet ; si aucun n’était sans clé, des signatures ont été enlevées.
signed-indexes = Le serveur n’a pas pu contrôler ses index (extension amcheck) : le reste est contrôlé.
error-chain-broken = Le journal a été touché à la ligne { $seq } : rien n’est fait.
