# Les demandes de reprise : la liste, le dossier, la décision.

queue-title = Demandes de reprise
queue-title-sign = Demandes à valider
queue-lists = Listes de demandes
queue-urgent = { $n } à moins de 48 h
queue-urgent-many = Très nombreuses à moins de 48 h
queue-search = Chercher une demande
queue-search-placeholder = Nom, commande…
queue-bucket-open = À traiter
queue-bucket-sign = À valider
queue-bucket-held = En attente
queue-bucket-done = Traitées

queue-filters = Filtres
queue-filter-show = Spectacle
queue-filter-performance = Séance
queue-filter-channel = Filière
queue-filter-flag = Particularité
queue-filter-from = Reçue du
queue-filter-to = au
queue-widen = Tout montrer

queue-col-received = Reçue
queue-col-decided = Décidée
queue-col-customer = Client
queue-col-show = Spectacle, séance
queue-col-place = Place
queue-col-paid = Payé
queue-col-reprise = Reprise
queue-col-difference = Retenue
queue-col-time-left = Dans
queue-col-state = État

queue-state-requested = Reçue
queue-state-held = En attente
queue-state-awaiting-supervisor = À valider
queue-state-accepted = Acceptée
queue-state-refused = Refusée
queue-state-withdrawn = Retirée
queue-state-duplicate = En double
queue-state-moot = Sans objet
queue-state-reversed = Annulée
queue-word-pending = Demande reprise en cours
queue-word-taken-back = Place reprise
queue-word-live = Billet valable
queue-word-cancelled = Annulée

queue-flag-printed = Imprimé
queue-flag-scanned = Contrôlé
queue-flag-late = Hors délai
queue-flag-early = Anticipée
queue-flag-free = Gratuit
queue-flag-subscription = Abonnement
queue-flag-several = Groupée
queue-flag-sign = À valider
queue-flag-elsewhere = Contredite
queue-more-flags = +{ $n }

queue-empty-open = Rien à traiter
queue-empty-open-text = Les nouvelles demandes arrivent ici d’elles-mêmes.
queue-empty-sign = Rien à valider
queue-empty-sign-text = Les demandes qui attendent la signature d’un responsable se rangent ici.
queue-empty-held = Rien en attente
queue-empty-held-text = La touche P diffère une demande à laquelle il manque quelque chose.
queue-empty-done = Aucune demande traitée
queue-empty-done-text = Les demandes décidées se retrouvent ici.
queue-nothing-found = Aucune demande ne correspond
queue-nothing-found-text = Les accents et les majuscules ne comptent pas ; un nom, un e-mail, un numéro de commande ou un spectacle suffit.

queue-file = Dossier de la demande
queue-no-file = Aucun dossier ouvert
queue-see-order = Voir la commande
queue-order-line = Commande { $number } · { $places ->
    [one] { $places } place
   *[other] { $places } places
} · { $total } · { $channel }
queue-kept = Retenue
queue-rules = Règles en vigueur à la demande
queue-terms = Conditions acceptées, version { $version }
queue-outcome-ok = Respectée :
queue-outcome-warn = À regarder :
queue-outcome-broken = Non respectée :
queue-if-accepted = { $n ->
    [one] Si la demande est acceptée
   *[other] Si les demandes sont acceptées
}
queue-balance = Solde client
queue-becomes = devient
queue-balance-now = Solde client { $balance }
queue-credit-until = Avoir valable jusqu’au
queue-credit = Avoir
queue-credit-given = Avoir donné, au plus ce qui fut payé
queue-credit-none = Aucun
queue-credit-new = Nouvel avoir
queue-credit-back = Rendu à cet avoir
queue-credit-grace = Nouvel avoir, délai de grâce
queue-credit-number = N° d’avoir
queue-credit-left = Reste à utiliser
queue-seat = Siège { $seat }
queue-seat-on-sale = remis en vente
queue-seat-free = libre, ventes fermées
queue-seat-over = plus à vendre, séance commencée
queue-seat-kept = reste hors vente
queue-vat = TVA { $rate }
queue-mail = Courriel au client
queue-preview = Aperçu
queue-preview-mail = Aperçu du courriel
queue-needs-signature = Un responsable devra signer.
queue-other-places = Autres places de la commande
queue-only-place = Commande d’une seule place
queue-net-today = net à ce jour { $net }
queue-customer = Client
queue-first-request = Première demande de ce client.
queue-history = Historique

queue-mail-preview = Le courriel tel qu’il partira
queue-mail-subject = Objet :
queue-mail-form = Forme du courriel
queue-mail-html = Mis en page
queue-mail-text = Texte seul

queue-accept = Accepter
queue-propose = Transmettre au responsable
queue-sign = Signer
queue-refuse = Refuser
queue-hold = Différer
queue-resume = Rouvrir
queue-pass = Transmettre
queue-pass-word = Transmettre avec un mot
queue-withdraw-short = Retirer
queue-withdraw = Retirer la demande
queue-reverse = Annuler la reprise
queue-close-moot = Clore, sans objet
queue-close-duplicate = Clore, en double
queue-close-moot-title = La demande n’a plus d’objet : rien n’est donné.
queue-close-duplicate-title = La place a déjà été rendue ailleurs : rien n’est donné.
queue-close-tell = Écrire à { $name }
queue-close-tell-letter = Écrire à { $name } par lettre, sans e-mail connu
queue-close-sentence = Un mot pour le client (facultatif)
queue-refuse-title = Pourquoi refuser ?
queue-refuse-lacks = { $n ->
    [one] Choisissez un motif (1).
   *[other] Choisissez un motif (1 à { $n }).
}
queue-refuse-sentence = Un mot pour le client (facultatif)
queue-pass-title = Transmettre la demande à un responsable.
queue-pass-note = Ce qu’il faut regarder (facultatif)
queue-reverse-title = { $ticket ->
    [gone] Annuler la reprise : l’avoir est repris, et la place reste annulée comme dans l’autre système.
    [shut] Annuler la reprise : l’avoir est repris et la place est de nouveau vendue, mais son billet n’ouvre pas l’entrée.
   *[valid] Annuler la reprise : l’avoir est repris et la place redevient valable.
}
queue-reverse-note = Motif, gardé au journal
queue-withdraw-title = { $ticket ->
    [gone] Le client retire sa demande : la place est annulée comme dans l’autre système.
    [shut] Le client retire sa demande : la place reste vendue, mais son billet n’ouvre pas l’entrée.
   *[valid] Le client retire sa demande : son billet redevient valable.
}
queue-why-needs-supervisor = Seul un responsable peut signer.
queue-why-own-proposal = Vous avez proposé cette reprise : un autre responsable doit la signer.
queue-why-not-allowed = Un agent ou un responsable décide.
queue-claimed-by = { $name } examine cette demande.
queue-proposed-by = Proposée par { $name }.
queue-decided = Décidée par { $name }, { $at }.

queue-done-accepted = Reprise acceptée
queue-done-refused = Demande refusée
queue-done-held = Demande mise en attente
queue-done-requested = Demande remise à traiter
queue-done-awaiting-supervisor = Transmise au responsable
queue-done-withdrawn = Demande retirée
queue-done-reversed = Reprise annulée
queue-done-duplicate = Demande en double
queue-done-moot = Demande sans objet
queue-undone = Décision annulée, la demande est de retour.
queue-untransmitted = Transmission annulée, la demande est de retour.
queue-not-done = La décision n’est pas passée

queue-mark = Marquer ou non
queue-mark-of = Marquer { $name }, { $seat }
queue-mark-all = Tout marquer
queue-many = Demandes marquées
queue-many-title = { $n ->
    [one] { $n } demande marquée
   *[other] { $n } demandes marquées
}
queue-many-beyond = { $n ->
    [one] La première sur { $all }. Les suivantes se marquent une fois celle-ci acceptée.
   *[other] Les { $n } premières sur { $all }. Les suivantes se marquent une fois celles-ci acceptées.
}
queue-many-accepted = Acceptées
queue-many-passed = Transmises à un responsable
queue-many-alerts = Avec une alerte
queue-many-stay = Laissées telles quelles
queue-many-clear = Tout démarquer
queue-many-accept = { $n ->
    [one] Accepter { $n } demande
   *[other] Accepter { $n } demandes
}
queue-many-pass = { $n ->
    [one] Transmettre { $n } demande
   *[other] Transmettre { $n } demandes
}
queue-many-both = Accepter { $accepted }, transmettre { $passed }
queue-many-confirm = Confirmer
queue-many-sure = { $n ->
    [one] Accepter { $n } reprise : { $amount } d’avoir.
   *[other] Accepter { $n } reprises : { $amount } d’avoirs.
}
queue-many-sure-passed = { $n ->
    [one] Transmettre { $n } demande à un responsable : { $amount }.
   *[other] Transmettre { $n } demandes à un responsable : { $amount }.
}
queue-many-busy = { $n ->
    [one] Acceptation de { $n } demande…
   *[other] Acceptation de { $n } demandes…
}
queue-many-done = { $n ->
    [one] { $n } reprise acceptée : { $amount } d’avoir
   *[other] { $n } reprises acceptées : { $amount } d’avoirs
}
queue-many-none = Aucune reprise acceptée
queue-many-passed-done = { $n ->
    [one] { $n } demande transmise à un responsable.
   *[other] { $n } demandes transmises à un responsable.
}
queue-many-left-done = { $n ->
    [one] { $n } demande reste marquée, avec la raison.
   *[other] { $n } demandes restent marquées, avec la raison.
}
queue-many-left = { $n ->
    [one] Restée telle quelle
   *[other] Restées telles quelles
}
queue-many-more = { $n ->
    [one] et { $n } autre
   *[other] et { $n } autres
}
queue-many-undone = { $n ->
    [0] Aucune décision annulée
    [one] { $n } décision annulée, la demande est de retour.
   *[other] { $n } décisions annulées, les demandes sont de retour.
}
queue-many-undone-left = { $n ->
    [one] { $n } décision tient : il est trop tard, ou l’avoir ou le siège a servi.
   *[other] { $n } décisions tiennent : il est trop tard, ou l’avoir ou le siège a servi.
}

rule-eligible-ok = Spectacle ouvert à la reprise
rule-eligible-broken = Spectacle fermé à la reprise
rule-deadline-ok = Demandée dans le délai (jusqu’au { $deadline_at_ms })
rule-deadline-broken = Demandée après la fin du délai ({ $deadline_at_ms })
rule-rescheduled-ok = Séance déplacée : sans frais jusqu’au { $free_until_day_ms }
rule-rescheduled-broken = Séance déplacée, mais demandée après le { $free_until_day_ms }
rule-rate-ok = Tarif accepté en reprise
rule-rate-broken = Tarif non accepté en reprise : { $rate }
rule-channel-ok = Filière acceptée en reprise
rule-channel-broken = Filière non acceptée en reprise : { $channel }
rule-scanned-ok = Billet non contrôlé
rule-scanned-broken = Billet déjà contrôlé à l’entrée
rule-printed-ok = Billet jamais imprimé
rule-printed-warn = Billet déjà imprimé : le code sera révoqué
rule-free-ok = Place payante
rule-free-warn = Place gratuite : l’avoir sera nul
rule-leaves-warn = Les conditions de reprise ne laissent rien à rendre : l’avoir sera nul
rule-paid-broken = L’autre logiciel dit la commande impayée
rule-stands-broken = L’autre logiciel dit la place annulée
rule-unmoved-broken = L’autre logiciel a mis la place ailleurs : { $value }
rule-same-price-broken = L’autre logiciel dit un autre prix : { $value }

history-reprise-requested = Demande reçue
history-reprise-held = Mise en attente
history-reprise-resumed = Remise à traiter
history-reprise-passed = Transmise au responsable
history-reprise-accepted = Reprise acceptée
history-reprise-refused = Demande refusée
history-reprise-undone = Décision annulée
history-reprise-withdrawn = Retirée par le client
history-reprise-reversed = Reprise annulée
history-reprise-relieved = Sans frais : séance déplacée
history-reprise-closed = Close par un responsable
history-mail-sent = Courriel envoyé
history-mail-failed = Courriel refusé
history-mail-in-doubt = Courriel : envoi à vérifier
history-other = Autre acte : voir le journal
