# Ce qui a été fait : une phrase par acte du journal.

deed-place = rang { $row }, siège { $seat }
deed-place-free = placement libre
deed-nobody = le programme
deed-customer = le client, sur le site
deed-unknown = Action inconnue de cette version : { $action }.

deed-reprise-requested = Demande { $reprise } de { $customer } reçue : commande { $order }, { $show }, { $place }, payée { $paid_cents }, reprise { $reprise_cents }.
deed-reprise-held = Demande { $reprise } de { $customer } mise en attente.
deed-reprise-resumed = Demande { $reprise } de { $customer } remise à traiter.
deed-reprise-passed = Demande { $reprise } de { $customer } transmise au responsable : { $show }, { $place }, { $reprise_cents }.
deed-reprise-accepted = Demande { $reprise } de { $customer } acceptée : commande { $order }, { $show }, { $place }, { $reprise_cents } au solde client.
deed-reprise-refused = Demande { $reprise } de { $customer } refusée : commande { $order }, { $show }, { $place }.
deed-reprise-undone = Décision sur la demande { $reprise } de { $customer } annulée aussitôt.
deed-reprise-withdrawn = Demande { $reprise } retirée par { $customer } : { $show }, { $place }.
deed-reprise-reversed = Reprise { $reprise } de { $customer } annulée : { $reprise_cents } repris sur l’avoir, place rendue.
deed-reprise-closed = Demande { $reprise } de { $customer } { $state ->
    [duplicate] close, en double
   *[other] close, sans objet
} : { $show }, { $place }.
deed-reprise-relieved = Demande { $reprise } de { $customer } sans frais, séance déplacée : { $reprise_cents } au lieu de { $before_cents }.

deed-sale-made = Vente { $order } : { $show }, { $seats }, total { $total_cents }{ $from_credit ->
    [none] .
   *[some] , dont { $credit_cents } de solde client.
}
deed-sale-voided = Annulation { $amendment } : commande { $order }, { $show }, { $seats }, pour { $amount_cents }.
deed-sale-tender-corrected = Correction { $amendment } : commande { $order }, { $amount_cents } payés en fait { $cash_cents } en espèces et { $card_cents } par carte.
deed-sale-exchanged = Échange { $amendment } : commande { $order }, { $show }, { $seats } contre commande { $new_order }, { $new_show }, { $new_seats } ; { $amount_cents } contre { $total_cents }.
deed-refund-tried = Remboursement { $amendment } réessayé, commande { $order } : { $amount_cents }, essai { $rank }, { $said ->
    [failed] refusé
   *[unknown] résultat inconnu
}.
deed-refund-settled = { $by ->
    [card] Remboursement { $amendment } vérifié : { $amount_cents } bien remboursés sur la carte.
    [again] Remboursement { $amendment } vérifié : refait sur la carte, { $amount_cents }.
    [cash] Remboursement { $amendment } vérifié : échoué, { $amount_cents } rendus en espèces.
   *[credit] Remboursement { $amendment } vérifié : échoué, { $amount_cents } portés au solde client.
}
deed-amendment-printed = { $copy ->
    [original] Pièce { $amendment } éditée, commande { $order }.
   *[duplicata] Duplicata n° { $duplicata } de la pièce { $amendment } édité, commande { $order }.
}
deed-ticket-issued = Billets émis pour la commande { $order } : { $seats }.
deed-ticket-sent = Billets de la commande { $order } envoyés à l’impression : { $seats }.
deed-ticket-printed = Billets de la commande { $order } sortis : { $seats }.
deed-ticket-not-printed = Billets de la commande { $order } non sortis : { $seats }.
deed-ticket-reprinted = Duplicata demandé pour la commande { $order } : { $seats }.
deed-ticket-filed = Billets de la commande { $order } donnés en PDF : { $seats }.
deed-ticket-mailed = Billets de la commande { $order } envoyés par courriel : { $seats }.
deed-receipt-made = Reçu de la commande { $order } établi.
deed-receipt-repeated = Duplicata n° { $duplicata } du reçu de la commande { $order }.
deed-order-handed-over = Billets de la commande { $order } remis au client : { $seats }.
deed-order-attached = Commande { $order } rattachée au client n° { $number }.
deed-order-corrected = Commande { $order } passée du client n° { $before } au client n° { $number }.
deed-order-paid = Commande { $order } encaissée : { $total_cents }{ $from_credit ->
    [none] .
   *[some] , dont { $credit_cents } de solde client.
}
deed-order-noted = Note sur la commande { $order }.

deed-credit-opened = Avoir { $lot } de { $amount_cents } ouvert pour { $customer }, valable jusqu’au { $expires_at_ms }.
deed-credit-lapsed = Avoir { $lot } de { $customer } arrivé à échéance le { $expires_at_ms }, un produit de { $amount_cents }.
deed-credit-ending-told = Échéance du { $expires_at_ms } annoncée à { $customer } : { $amount_cents } à dépenser ({ $lots }).
deed-credit-given = Avoir { $lot } de { $amount_cents } donné à { $customer }, valable jusqu’au { $expires_at_ms }.
deed-credit-taken-back = Avoir { $lot } de { $customer } retiré : { $amount_cents } que personne n’avait dépensés.
deed-credit-extended = Prolongation de l’avoir { $from } de { $customer }, du { $before_ms } au { $expires_at_ms }, sous l’avoir { $lot } : { $amount_cents }.
deed-credit-brought-in = Reprise du solde de { $customer }, sous l’avoir { $lot }, valable jusqu’au { $expires_at_ms } : { $amount_cents }.
deed-credit-given-up = Avoir { $lot } abandonné par écrit : { $amount_cents } que l’effacement de la personne solde.
deed-customer-created = Fiche client créée : { $customer }.
deed-customer-changed = Fiche client modifiée : { $customer }.
deed-customer-erased = Client n° { $number } effacé : ses commandes et leurs montants restent.
deed-customer-signed-out = Accès au site fermés pour { $customer }.
deed-customer-closing-asked = { $customer } demande la fermeture de son compte client.
deed-customer-closing-dropped = { $customer } retire sa demande de fermeture de compte client.
deed-policy-set = Conditions de reprise modifiées.
deed-policy-set-fields = Conditions de reprise modifiées : { $fields }.
deed-hall-created = Salle créée : { $hall }, { $seats ->
    [one] { $seats } siège
   *[other] { $seats } sièges
}.
deed-hall-planned = Plan de la salle { $hall } : { $seats ->
    [one] { $seats } siège
   *[other] { $seats } sièges
}, { $levels ->
    [one] { $levels } niveau
   *[other] { $levels } niveaux
}.
deed-seats-taken-over = Places { $seats } de { $show }, { $starts_at_ms } sorties du panier de { $operator } ({ $counter }).
deed-seats-put-out = { $count ->
    [one] { $count } place mise hors vente
   *[other] { $count } places mises hors vente
} ({ $kind ->
    [technical] technique
    [house] place de maison
    [companion] accompagnant
   *[several] divers motifs
}), { $show }, { $starts_at_ms } : { $seating ->
    [free] placement libre
   *[numbered] { $seats }
}.
deed-seats-put-back = { $count ->
    [one] { $count } place remise en vente
   *[other] { $count } places remises en vente
} ({ $kind ->
    [technical] technique
    [house] place de maison
    [companion] accompagnant
   *[several] divers motifs
}), { $show }, { $starts_at_ms } : { $seating ->
    [free] placement libre
   *[numbered] { $seats }
}.
deed-hall-changed = Salle modifiée : { $hall }, { $added ->
    [one] { $added } siège ajouté
   *[other] { $added } sièges ajoutés
}, { $changed ->
    [one] { $changed } modifié
   *[other] { $changed } modifiés
}, { $removed ->
    [one] { $removed } retiré
   *[other] { $removed } retirés
}, { $withdrawn } mis hors vente.
deed-outs = { $n ->
    [one] { $n } mise hors vente levée
   *[other] { $n } mises hors vente levées
}{ $seats ->
    [none] .
   *[other]  : { $seats }.
}
deed-category-created = Catégorie créée : { $name }.
deed-category-changed = Catégorie modifiée : { $before } devient { $name }.
deed-category-retired = Catégorie retirée : { $name }.
deed-category-offered = Catégorie remise en service : { $name }.
deed-category-reordered = Ordre des catégories modifié.
deed-rate-created = Tarif créé : { $name }.
deed-rate-changed = Tarif modifié : { $before } devient { $name }.
deed-rate-retired = Tarif retiré : { $name }.
deed-rate-offered = Tarif remis en service : { $name }.
deed-rate-reordered = Ordre des tarifs modifié.
deed-show-created = Spectacle créé : { $show }.
deed-show-changed = Spectacle renommé : { $before } devient { $show }.
deed-performance-created = Séance créée : { $show }, { $starts_at_ms }, { $hall }.
deed-performance-copied = Séance { $show }, { $starts_at_ms } copiée à { $copies ->
    [one] { $copies } date
   *[other] { $copies } dates
}.
deed-performance-changed = Séance { $show } modifiée : { $before_ms }, { $hall_before }, TVA { $vat_before_bp } devient { $starts_at_ms }, { $hall }, TVA { $vat_bp }.
deed-performance-rescheduled = Séance { $show } déplacée du { $before_ms } au { $starts_at_ms } : { $places ->
    [one] { $places } place
   *[other] { $places } places
}, { $by_mail ->
    [one] { $by_mail } courriel
   *[other] { $by_mail } courriels
}, { $by_letter ->
    [one] { $by_letter } lettre
   *[other] { $by_letter } lettres
}{ $free ->
    [yes] , reprise sans frais jusqu’au { $free_until_day_ms }.
   *[other] .
}
deed-rescheduling-printed = Lettres du changement de date de { $show }, { $starts_at_ms } : { $letters ->
    [one] { $letters } lettre faite
   *[other] { $letters } lettres faites
}.
deed-prices-set = Prix modifiés : { $show }, { $starts_at_ms }, { $cells ->
    [one] { $cells } case
   *[other] { $cells } cases
}.
deed-sales-opened = Ventes ouvertes : { $show }, { $starts_at_ms }.
deed-sales-closed = Ventes fermées : { $show }, { $starts_at_ms }.
deed-sales-dated = Dates de vente modifiées : { $show }, { $starts_at_ms }.
deed-mail-sent = Courriel à { $customer } envoyé.
deed-mail-failed = { $why ->
    [over] Courriel à { $customer } retiré avant son envoi : un billet n’est plus valable, ou la commande a changé de client.
   *[refused] Courriel à { $customer } refusé.
}
deed-mail-in-doubt = Courriel à { $customer } : envoi à vérifier.
deed-mail-resent = Courriel à { $customer } remis à l’envoi.
deed-mail-arrived = Courriel à { $customer } : bien arrivé.
deed-mail-settled = Courriel à { $customer } non remis : le client a été prévenu autrement.
deed-mail-all-resent = { $count ->
        [one] Un courriel non remis renvoyé.
       *[other] { $count } courriels non remis renvoyés.
    }
deed-mail-paused = Envoi des courriels en pause.
deed-mail-resumed = Envoi des courriels repris.
deed-import-applied = Import { $source } : { $orders ->
    [one] { $orders } commande
   *[other] { $orders } commandes
}, { $places ->
    [one] { $places } place
   *[other] { $places } places
}, { $customers ->
    [one] { $customers } client
   *[other] { $customers } clients
}.
deed-contradiction-settled = Contradiction réglée, commande { $order }, { $place } : { $choice ->
    [there] mis ici comme dans l’autre logiciel
   *[other] ce qui est ici reste
}.
deed-counter-registered = Guichet inscrit : { $counter }, clé { $key }.
deed-counter-key = Clé de signature du journal : { $counter }, { $key }.
deed-counter-renamed = Guichet renommé : { $before } devient { $counter }.
deed-counter-revoked = Guichet exclu : { $counter }.
deed-counter-admitted = Guichet admis : { $counter }.
deed-house-created = Maison créée : { $house }.
deed-house-changed = Maison modifiée.
deed-house-changed-fields = Maison modifiée : { $fields }.
deed-house-reopened = Maison rouverte ici, après son déménagement vers { $to }.
deed-house-went-back = La maison continue après être revenue en arrière : vue à la ligne { $row }, trouvée à la ligne { $rows }. Numéros absents des livres : billets { $tickets }, commandes { $orders }, clients { $customers }, autres { $others }.
deed-house-gave-again = Actes perdus par le serveur, confirmés : { $again } à redonner, { $left_out } à laisser de côté.
deed-house-restored = Maison restaurée à la ligne { $rows } ; celle qu’elle remplace allait à la ligne { $row }. Numéros absents des livres : billets { $tickets }, commandes { $orders }, clients { $customers }, autres { $others }.
deed-clock-advanced = Horloge de la démonstration avancée au { $to_ms }.
deed-clock-back = L’horloge du poste a reculé du { $from_ms } au { $to_ms } : la maison a continué à son heure.
deed-clock-leapt = L’horloge du poste est passée d’un coup du { $from_ms } au { $to_ms }.
deed-clock-confirmed = Horloge du poste déclarée juste : la maison passe du { $from_ms } au { $to_ms }.
deed-settings-mail = Réglages du courriel modifiés.
deed-settings-mail-fields = Courriel modifié : { $fields }.
deed-settings-vat = Taux de TVA modifiés.
deed-settings-vat-fields = TVA modifiée : { $fields }.
deed-settings-numbering = Premiers numéros fixés.
deed-settings-numbering-fields = Premiers numéros fixés : { $fields }.
deed-settings-amendments = Règles de rectification des ventes modifiées.
deed-settings-amendments-fields = Rectification des ventes modifiée : { $fields }.
deed-settings-selling = Règles de vente modifiées.
deed-settings-selling-fields = Règles de vente modifiées : { $fields }.
deed-settings-retention = Durée de conservation des clients modifiée.
deed-settings-retention-fields = Durée de conservation des clients modifiée : { $fields }.
deed-settings-site = Site des clients modifié.
deed-settings-site-fields = Site des clients modifié : { $fields }.
deed-settings-notices = Adresse de l’administrateur modifiée.
deed-settings-notices-fields = Adresse de l’administrateur modifiée : { $fields }.
deed-operator-created = Opérateur créé.
deed-operator-changed = Opérateur modifié.
deed-operator-pin-changed = Code PIN changé par la personne elle-même.
deed-operator-signed-in = Connexion au guichet.
deed-operator-pin-refused = { $count ->
    [one] Un code PIN refusé.
   *[other] { $count } codes PIN refusés.
}
deed-operator-changed-fields = Opérateur modifié : { $fields }.

deed-field-to = destinataire
deed-field-name = nom
deed-field-address = adresse
deed-field-siret = SIRET
deed-field-licence = n° de licence
deed-field-contact = e-mail de la billetterie
deed-field-time-zone = fuseau horaire
deed-field-order = commandes
deed-field-ticket = billets
deed-field-customer = clients
deed-field-lot = avoirs
deed-field-rates-bp = taux employés
deed-field-default-bp = taux d’une nouvelle séance
deed-field-mode = dossier ou serveur
deed-field-host = serveur
deed-field-port = port
deed-field-tls = protection
deed-field-user = utilisateur
deed-field-password = mot de passe
deed-field-sender = adresse d’expédition
deed-field-sender-name = nom d’expédition
deed-field-ca = autorité de certification
deed-field-eligible = places reprises ou non
deed-field-notice = délai avant la séance
deed-field-fee-fixed = retenue fixe
deed-field-fee-percent-bp = retenue en pourcentage
deed-field-fee-min = retenue minimale
deed-field-fee-max = retenue maximale
deed-field-rates = tarifs acceptés en reprise
deed-field-channels = filières acceptées en reprise
deed-field-validity-days = validité de l’avoir
deed-field-grace-days = délai de grâce
deed-field-sign-from = montant à signer
deed-field-reasons = motifs de refus
deed-field-terms-fr = phrases de la maison en français
deed-field-terms-en = phrases de la maison en anglais
deed-field-role = rôle
deed-field-active = droit d’entrer
deed-field-pin = code PIN
deed-field-late-minutes = vente aux retardataires
deed-field-hold-minutes = durée des paniers
deed-field-years = années de conservation
deed-field-cashier-same-day = ventes du jour rectifiées par le guichet
deed-field-second-from-cents = montant qui demande une seconde signature
deed-field-difference = sort de la différence d’un échange
deed-field-ask-ticket = billet redemandé
deed-field-title = nom sur le site
deed-field-accent = couleur du site
deed-field-logo = logo
deed-field-publisher = éditeur du site
deed-field-director = directeur de la publication
deed-field-hosting = hébergeur
deed-field-licences = licences
deed-field-terms = conditions de vente
deed-field-mediator = médiateur
deed-field-mediator-site = site du médiateur
deed-field-privacy = données personnelles
deed-field-accessible = état de l’accessibilité
deed-field-accessibility = déclaration d’accessibilité
deed-field-accessibility-contact = contact pour l’accessibilité
