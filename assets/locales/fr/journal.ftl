# L’écran du journal. Les phrases du journal lui-même viennent du cœur : deeds.ftl.

journal-title = Journal
journal-about = Chaque geste est écrit une fois, enchaîné au précédent, et ne peut plus être changé.
journal-verify = Vérifier
journal-verifying = Vérification en cours…
journal-intact = { $rows ->
    [one] { $rows } ligne relue
   *[other] { $rows } lignes relues
} : le journal et les comptes sont intacts.
journal-broken = Le journal ou les comptes ont été touchés.
journal-touched = La ligne { $seq } a été touchée.
journal-filters = Filtres
journal-filter-person = Opérateur
journal-filter-customer = Client
journal-filter-order = N° de commande
journal-filter-from = Du
journal-filter-to = au
journal-widen = Tout montrer
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
