# Ce qui a été fait : une phrase par acte du journal.

deed-place = rang { $row }, siège { $seat }
deed-place-free = placement libre
deed-nobody = le programme

deed-reprise-requested = Demande { $reprise } de { $customer } reçue : commande { $order }, { $show }, { $place }, payée { $paid_cents }, reprise { $reprise_cents }.
deed-reprise-held = Demande { $reprise } de { $customer } mise en attente.
deed-reprise-resumed = Demande { $reprise } de { $customer } remise à traiter.
deed-reprise-passed = Demande { $reprise } de { $customer } transmise au responsable : { $show }, { $place }, { $reprise_cents }.
deed-reprise-accepted = Demande { $reprise } de { $customer } acceptée : commande { $order }, { $show }, { $place }, { $reprise_cents } au solde client.
deed-reprise-refused = Demande { $reprise } de { $customer } refusée : commande { $order }, { $show }, { $place }.
deed-reprise-undone = Décision sur la demande { $reprise } de { $customer } annulée aussitôt.
deed-reprise-withdrawn = Demande { $reprise } retirée par { $customer } : { $show }, { $place }.
deed-reprise-reversed = Reprise { $reprise } de { $customer } annulée : { $reprise_cents } repris sur l’avoir, place rendue.

deed-sale-made = Vente { $order } : { $show }, { $seats }, total { $total_cents }, dont { $credit_cents } de solde client.
deed-ticket-issued = Billets émis pour la commande { $order } : { $seats }.
deed-ticket-sent = Billets de la commande { $order } envoyés à l’impression : { $seats }.
deed-ticket-printed = Billets de la commande { $order } sortis : { $seats }.
deed-ticket-not-printed = Billets de la commande { $order } non sortis : { $seats }.
deed-ticket-reprinted = Duplicata demandé pour la commande { $order } : { $seats }.

deed-credit-opened = Avoir { $lot } de { $amount_cents } ouvert pour { $customer }, valable jusqu’au { $expires_at_ms }.
deed-customer-created = Fiche client créée : { $customer }.
deed-customer-changed = Fiche client modifiée : { $customer }.
deed-policy-set = Conditions de reprise modifiées.
deed-mail-sent = Courriel à { $customer } envoyé.
deed-mail-failed = Courriel à { $customer } refusé.
deed-mail-in-doubt = Courriel à { $customer } : envoi à vérifier.
deed-mail-resent = Courriel à { $customer } remis à l’envoi.
deed-import-applied = Import { $source } : { $orders } commandes, { $places } places, { $customers } clients.
deed-house-created = Maison { $house } créée.
deed-house-changed = Maison modifiée.
deed-settings-mail = Réglages du courriel modifiés.
deed-settings-vat = Taux de TVA modifiés.
deed-settings-numbering = Premiers numéros fixés.
deed-operator-created = Opérateur créé.
deed-operator-changed = Opérateur modifié.
