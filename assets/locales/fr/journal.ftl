# L’écran du journal. Les phrases du journal lui-même viennent du cœur : deeds.ftl.

journal-title = Journal
journal-about = Chaque geste est écrit une fois, enchaîné au précédent, et ne peut plus être changé.
journal-verify = Vérifier
journal-verifying = Vérification en cours…
journal-intact = { $rows ->
    [one] { $rows } ligne relue
   *[other] { $rows } lignes relues
} : le journal et les comptes sont intacts.
journal-overdue = { $n ->
    [one] { $n } avoir échu depuis plus de deux jours n’est
   *[other] { $n } avoirs échus depuis plus de deux jours ne sont
} pas encore passés en produit : aucun poste n’était ouvert, ce sera fait dans la minute.
journal-broken = Le journal ou les comptes ont été touchés.
journal-touched = La ligne { $seq } a été touchée.
journal-paper = Contrôler un papier
journal-paper-hint = La ligne « Journal » d’un billet ou d’un reçu : 1042 7KQ2-M9XP-D4T8
journal-paper-check = Contrôler
journal-filters = Filtres
journal-filter-person = Opérateur
journal-filter-customer = Client
journal-filter-order = N° de commande
journal-filter-from = Du
journal-filter-to = au
journal-widen = Tout montrer
journal-lapses = Avoirs échus
journal-lapses-about = Ce que personne n’a dépensé à temps : un produit de la maison, au jour où il est écrit.
journal-lapses-none = Aucun avoir échu dans cette période
journal-lapses-owed = Dû aux clients
journal-lapses-total = Échu dans la période
journal-lapses-days = Par jour
journal-lapses-lots = { $n ->
    [one] { $n } mouvement
   *[other] { $n } mouvements
}
journal-lapses-rows = Avoir par avoir
journal-lapses-until = valable jusqu’au { $until }
journal-lapses-undone = échéance annulée
journal-lapses-more = Voir la suite
journal-col-seq = N°
journal-col-at = Date et heure
journal-col-operator = Opérateur
journal-col-counter = Guichet
journal-col-sentence = Ce qui a été fait
journal-empty = Le journal est vide
journal-nothing-found = Aucune ligne ne correspond
journal-nothing-found-text = Élargissez la période ou effacez un filtre.
journal-what-file-damaged = Le fichier de la base est abîmé :
journal-what-row-missing = Une ligne manque à cet endroit.
journal-what-row-changed = Son contenu ne correspond plus à son empreinte.
journal-what-note-changed = Les mots gardés à côté ont été changés.
journal-what-rows-after-end = Des lignes ont été ajoutées après la fin du journal.
journal-what-transfer-stray = Un mouvement n’appartient à aucune ligne du journal.
journal-what-account-changed = Un compte ne correspond pas à ses mouvements :
journal-what-lot-changed = Un avoir ne correspond pas à ses mouvements :
journal-what-lapse-changed = L’échéance d’un avoir ne correspond plus à ses mouvements :
journal-what-lapse-early = Un avoir a été échu avant son terme :
journal-what-lapse-partial = L’échéance d’un avoir n’a pas pris tout ce qui restait :
journal-what-gift-changed = Un avoir donné à la main ne correspond plus à sa ligne au journal :
journal-what-extension-changed = Un avoir prolongé ne correspond plus à sa ligne au journal :
journal-what-balance-changed = Un solde repris ne correspond plus à sa ligne au journal :
journal-what-credit-unjournalled = Un avoir a bougé sans la ligne du journal qui le permet.
journal-what-origin-changed = L’origine d’un avoir n’est plus telle que le journal l’a laissée :
journal-what-reprise-without-credit = Une reprise acceptée n’a pas son avoir :
journal-what-acceptance-changed = Une reprise acceptée ne dit plus ce qu’elle a donné.
journal-what-credit-misplaced = L’avoir d’une reprise n’est pas retourné d’où il venait :
journal-what-credit-excess = Une commande a donné plus d’avoir qu’elle n’a été payée :
journal-what-refund-misplaced = L’avoir d’une rectification n’est pas retourné d’où il venait :
journal-what-refund-try-unjournalled = Un essai de remboursement n’a pas sa ligne au journal :
journal-what-ticket-missing = La série des billets a un trou :
journal-what-receipts-changed = Les reçus d’une commande ne sont pas ceux du journal :
journal-what-handed-without-ticket = Une place remise n’a pas de billet, commande :
journal-what-amendment-unjournalled = Une rectification n’a pas sa ligne au journal :
journal-what-amendment-missing = La série des rectifications a un trou :
journal-what-amendment-changed = Une rectification ne correspond plus à ses places :
journal-what-refund-changed = Les remboursements d’une rectification ne correspondent plus aux écritures :
journal-what-refund-excess = Un paiement a été rendu au-delà de son montant, commande :
journal-what-place-cancelled = Une place vendue ici est annulée sans rectification, commande :
journal-what-rescheduling-unjournalled = Un changement de date n’a pas sa ligne au journal :
journal-what-rescheduling-changed = Un changement de date ne correspond plus à sa ligne au journal :
journal-what-rescheduling-missing = Un changement de date du journal a disparu :
journal-what-reprise-relieved = Une demande est sans frais hors d’un changement de date :
journal-what-payment-changed = Les paiements d’une commande ne sont plus ceux du journal :
journal-what-order-changed = Une commande n’est plus telle que le journal l’a laissée :
journal-what-place-changed = Une place n’est plus telle que le journal l’a laissée :
journal-what-ticket-changed = Un billet n’est plus tel que le journal l’a laissé :
journal-what-copy-changed = Un exemplaire n’est plus tel que le journal l’a laissé :
journal-what-receipt-changed = Un reçu n’est plus tel que le journal l’a laissé :
journal-what-contradiction-changed = Une contradiction d’import n’est plus telle que le journal l’a laissée :
journal-what-handover-changed = Une remise de billet n’est plus telle que le journal l’a laissée :
journal-what-reprise-changed = Une demande de reprise n’est plus telle que le journal l’a laissée :
journal-what-lot-falsified = Un avoir n’est plus tel que le journal l’a laissé :
journal-what-amendment-falsified = Une rectification n’est plus telle que le journal l’a laissée :
journal-what-refund-falsified = Un remboursement n’est plus tel que le journal l’a laissé :
journal-what-rescheduling-falsified = Un changement de date n’est plus tel que le journal l’a laissé :
journal-what-customer-changed = Un client n’est plus tel que le journal l’a laissé :
journal-what-mail-changed = Un courriel n’est plus tel que le journal l’a laissé :
journal-what-policy-changed = Des conditions de reprise ne sont plus telles que le journal les a laissées :
journal-what-setting-changed = Un réglage n’est plus tel que le journal l’a laissé :
journal-what-series-changed = Une série de numéros n’est plus telle que le journal l’a laissée :
journal-what-gap-changed = Des numéros absents des livres ne sont plus tels que le journal les a laissés :
journal-what-house-changed = La maison n’est plus telle que le journal l’a laissée :
journal-what-operator-changed = Une personne n’est plus telle que le journal l’a laissée :
journal-what-counter-changed = Un guichet n’est plus tel que le journal l’a laissé :
journal-what-account-renamed = Un compte n’est plus tel que le journal l’a laissé :
journal-what-show-changed = Un spectacle n’est plus tel que le journal l’a laissé :
journal-what-performance-changed = Une séance n’est plus telle que le journal l’a laissée :
journal-what-price-changed = Un prix n’est plus tel que le journal l’a laissé, séance :
journal-what-hall-changed = Une salle n’est plus telle que le journal l’a laissée :
journal-what-seat-changed = Un siège n’est plus tel que le journal l’a laissé :
journal-what-category-changed = Une catégorie n’est plus telle que le journal l’a laissée :
journal-what-rate-changed = Un tarif n’est plus tel que le journal l’a laissé :
journal-what-former-name-changed = Un ancien nom n’est plus tel que le journal l’a laissé :
journal-what-command-changed = Une commande du poste n’est plus gardée telle qu’elle a été donnée :
