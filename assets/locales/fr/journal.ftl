# L’écran du journal. Les phrases du journal lui-même viennent du cœur.

journal-title = Journal
journal-about = Chaque geste est écrit une fois, enchaîné au précédent, et ne peut plus être changé.
journal-verify = Vérifier
journal-verifying = Vérification en cours…
journal-intact = { $rows } lignes relues : le journal et les comptes sont intacts.
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
journal-what-hash = Son empreinte ne correspond plus à son contenu.
