# Une vente que l’on rectifie : annulation, correction du paiement, remboursements à vérifier.

amend-void = Annuler des places
amend-void-title = Annuler des places de la commande { $number }
amend-which = Places à annuler
amend-all = Toutes les places
amend-none-chosen = Choisissez les places que le client rend.
amend-given = À rendre au client
amend-way-hand = En espèces, à ce guichet
amend-way-terminal = Sur la carte, par le terminal
amend-way-lot = Au solde client
amend-way-credit = Au solde client, nouvel avoir
amend-way-carried = Reporté sur la nouvelle commande
amend-way-corrected = Repris pour être corrigé
amend-until = jusqu’au { $day }
amend-terminal = { $n ->
    [one] Remboursez sur le terminal, puis dites son résultat
   *[other] Remboursez { $n } cartes sur le terminal, l’une après l’autre, et dites chaque résultat
}
amend-terminal-said = Résultat du terminal, { $card }
amend-authorisation-of = N° d’autorisation, { $card }
amend-missing = Il manque : { $what }.
amend-missing-go = y mène
amend-missing-places = les places à annuler
amend-missing-terminal = le résultat du terminal
amend-missing-tickets = si les billets sont rendus
amend-missing-reason = le motif
amend-missing-amount = le montant
amend-missing-day = la date
amend-missing-why = pourquoi
amend-missing-terms = l’accord du client
amend-missing-writing = l’écrit du client
amend-missing-supervisor = un responsable
amend-missing-signature = la signature d’un responsable
amend-terminal-done = Remboursé
amend-terminal-unknown = Résultat inconnu
amend-unknown-text = Le remboursement sera listé « à vérifier » jusqu’à ce qu’un responsable dise comment il a fini.
amend-tickets = Billets imprimés
amend-returned = Billets rendus
amend-not-returned = Sans les billets
amend-reason = Motif
amend-reason-mistake = Erreur au guichet
amend-reason-customer = Demande du client
amend-reason-event = Séance ou siège modifié
amend-reason-other = Autre
amend-note = Note pour les collègues
amend-void-act = { $n ->
    [one] Annuler { $n } place, rendre { $given }
   *[other] Annuler { $n } places, rendre { $given }
}
amend-act-cash = { $amount } en espèces
amend-act-card = { $n ->
    [one] { $amount } par carte
   *[other] { $amount } sur { $n } cartes
}
amend-act-card-unsure = { $amount } par carte à vérifier
amend-act-credit = { $amount } au solde client
amend-not-voided = Les places n’ont pas été annulées
amend-voided = { $number }, rendu au client : { $given }
amend-told-unsettled = { $number } : le terminal n’a pas dit s’il a rendu l’argent. Rendu au client : { $given }
amend-supervisor-needed = Un responsable doit le faire lui-même, avec un second.
amend-second = Signature d’un responsable
amend-second-correct = Cette correction demande un responsable à vos côtés.
amend-supervisor = Responsable
amend-pin = Son code
amend-sign = Signer
amend-signed = Signé par { $name }
amend-not-signed = La signature n’a pas été prise
amend-nobody = Aucun autre responsable n’est inscrit dans cette maison.
amend-why-house-rule = La maison réserve ce geste aux responsables.
amend-why-other-sale = Cette vente a été faite par quelqu’un d’autre.
amend-why-other-day = Cette vente date d’un autre jour.
amend-why-scanned = Un billet a été contrôlé à l’entrée.
amend-why-begun = La séance a commencé.
amend-why-ticket-missing = Les billets ne sont pas rendus.
amend-why-amount = Le montant demande deux responsables.

amend-correct = Corriger le paiement
amend-correct-title = Corriger le paiement de la commande { $number }
amend-correct-booked = Enregistré : { $payment }
amend-in-cash = Part reçue en espèces
amend-by-card = Part reçue par carte
amend-correct-cash = Enregistrer { $cash } en espèces
amend-correct-card = Enregistrer { $card } par carte
amend-correct-both = Enregistrer { $cash } en espèces et { $card } par carte
amend-not-corrected = Le paiement n’a pas été corrigé
amend-corrected = { $number } : paiement corrigé

amend-list = Rectifications
amend-kind-void = Annulation
amend-kind-tender-correction = Correction
amend-kind-exchange = Échange
amend-with = avec { $name }
amend-unsettled = À vérifier
amend-paper = Pièce
amend-new-order = Commande { $number }

amend-to-verify = Remboursements à vérifier
amend-to-verify-count = { $n ->
    [one] { $n } remboursement à vérifier
   *[other] { $n } remboursements à vérifier
}
amend-to-verify-none = Tous les remboursements sont vérifiés
amend-settle = Vérifier
amend-settle-how = Comment a-t-il fini ?
amend-settle-card = Le terminal l’avait fait
amend-settle-again = Refait sur la carte
amend-settle-cash = Rendu en espèces
amend-settle-credit = Porté au solde client
amend-settle-failed = Réessayé : refusé
amend-settle-unknown = Réessayé : résultat inconnu
amend-settle-note = Noter l’essai
amend-tried = Essai noté, le remboursement reste à vérifier
amend-tries = { $n ->
    [one] { $n } nouvel essai
   *[other] { $n } nouveaux essais
}
amend-settle-act = Confirmer { $amount }
amend-settle-supervisor = Un responsable vérifie chaque remboursement avec le relevé du terminal.
amend-not-settled = Le remboursement n’a pas été vérifié
amend-settled-card = { $amount } bien remboursés sur la carte
amend-settled-again = { $amount } remboursés sur la carte
amend-settled-cash = { $amount } à rendre en espèces
amend-settled-credit = { $amount } portés au solde client

amend-exchange = Échanger
amend-exchange-title = Échanger des places de la commande { $number }
amend-exchange-which = Places rendues
amend-exchange-text = Choisissez ensuite au guichet ce que le client prend à la place. La différence se paie ou se rend.
amend-exchange-losing = { $n ->
    [one] Le panier en cours, { $n } place, sera vidé.
   *[other] Le panier en cours, { $n } places, sera vidé.
}
amend-exchange-go = Choisir les nouvelles places
amend-exchange-go-with = { $n ->
    [one] Échanger { $n } place de { $value }
   *[other] Échanger { $n } places, { $value } en tout
}
amend-exchange-band = Échange de la commande { $number } : { $seats }, { $value }
amend-exchange-band-uncounted = Échange de la commande { $number } : { $seats }
amend-less-given = { $value } de places rendues déduits
amend-even = Rien à payer, rien à rendre
amend-exchange-leave = Abandonner l’échange
amend-exchange-next = Échanger…
amend-exchange-given = Places rendues : { $seats }
amend-exchange-taken = { $n ->
    [one] { $n } place prise
   *[other] { $n } places prises
}
amend-exchange-even = { $n ->
    [one] Échanger contre { $n } place, sans différence
   *[other] Échanger contre { $n } places, sans différence
}
amend-exchange-back = { $n ->
    [one] Échanger contre { $n } place, rendre { $amount }
   *[other] Échanger contre { $n } places, rendre { $amount }
}
amend-exchange-paid = { $n ->
    [one] Échanger contre { $n } place · { $paid }
   *[other] Échanger contre { $n } places · { $paid }
}
amend-not-exchanged = Les places n’ont pas été échangées
amend-exchanged = Échange { $number }
