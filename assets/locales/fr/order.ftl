# La commande : ses places, son argent, ses papiers, son client, ce qui s’est passé.

order-title = Commande { $number }
order-loading = Commande
order-none = Aucune commande choisie
order-back = Retour
order-actions = Ce qu’on peut faire de la commande
order-places = { $n ->
    [one] { $n } place
   *[other] { $n } places
}
order-passing = Client de passage
order-no-email = Sans adresse e-mail
order-total = Total
order-due = Reste à payer

order-print-all = Tout imprimer
order-not-printed = Les billets n’ont pas été préparés
order-print-again = Duplicatas
order-again-text = { $n ->
    [one] Le billet est déjà sorti : le nouvel exemplaire portera « DUPLICATA ».
   *[other] Les billets sont déjà sortis : les { $n } nouveaux exemplaires porteront « DUPLICATA ».
}
order-again-act = { $n ->
    [one] Imprimer { $n } duplicata
   *[other] Imprimer { $n } duplicatas
}
order-left = Laissé de côté : { $places }
order-left-one = { $seat } ({ $why })
order-left-given = billet déjà remis
order-send = Envoyer par courriel
order-send-text = { $n ->
    [one] Le billet part en PDF, joint au courriel.
   *[other] Les { $n } billets partent en un seul PDF, une page par place.
}
order-send-again = Un billet déjà remis partira en DUPLICATA.
order-send-keep = Garder cette adresse sur la fiche du client
order-send-now = { $n ->
    [one] Envoyer le billet
   *[other] Envoyer les { $n } billets
}
order-sent = { $n ->
    [one] { $n } billet part par courriel
   *[other] { $n } billets partent par courriel
}
order-not-sent = Les billets n’ont pas été envoyés
order-receipt = Reçu
order-receipt-again = Duplicata du reçu
order-attach = Rattacher à un client
order-correct = Changer de client
order-attach-now = Commande au nom de { $name }
order-not-attached = Le client n’a pas été changé
order-sheet = Fiche du client
order-pay = Encaisser { $due }
order-pay-key = Encaisser
order-taken = Commande { $number } payée
order-give-back = À rendre : { $change }
order-not-taken = L’argent n’a pas été encaissé
order-note = Note
order-contradicted = { $place } : le fichier dit « { $there } », ici « { $here } »
order-contradicted-settle = Régler
order-note-label = Pour les collègues
order-not-noted = La note n’a pas été gardée

order-places-label = Places de la commande
order-no-places = Cette commande n’a pas de place
order-col-show = Spectacle et séance
order-col-rate = Tarif et porteur
order-place-live = Valable
order-place-pending = Demande reprise en cours
order-place-taken-back = Place reprise
order-place-cancelled = Place annulée
order-scanned = Contrôlée
order-ticket = Billet { $number }
order-no-ticket = Sans billet
order-ticket-elsewhere = Billet émis ailleurs
order-copies = { $n ->
    [one] { $n } exemplaire
   *[other] { $n } exemplaires
}
order-copy-waiting = à imprimer
order-copy-sent = { $n ->
    [one] sorti ?
   *[other] sortis ?
}
order-copy-lost = { $n ->
    [one] perdu
   *[other] perdus
}
order-handed = remis par { $name } le { $at }

order-beside = Argent et papiers
order-payments = Paiements
order-not-paid = Rien n’est encore payé
order-paid-elsewhere = Payée ailleurs qu’ici
order-card = carte •••• { $last4 }
order-carried-from = Reporté de la commande { $number }
order-carried-to = Reporté sur la commande { $number }
order-corrected = corrigé, { $number }
order-gone-hand = Rendu en espèces
order-gone-terminal = Rendu sur la carte
order-gone-lot = Rendu au solde client
order-gone-credit = Rendu au solde client, nouvel avoir
order-gone-carried = Reporté
order-gone-corrected = Repris pour correction
order-gone-reprise = Place reprise, en avoir
order-holds = Net payé
order-change = rendu { $change }
order-papers = Papiers
order-no-papers = Aucun billet ni reçu remis
order-paper-receipt = Reçu
order-paper-tickets = { $n ->
    [one] Billet { $seats }
   *[other] Billets { $seats }
}
order-way-printer = { $n ->
    [one] imprimé
   *[other] imprimés
}
order-way-file = en PDF
order-way-mail = par courriel
order-duplicata = DUPLICATA n° { $rank }
order-notes = Notes
order-no-notes = Aucune note
order-history = Historique
order-no-history = Rien ne s’est passé ici
