# Le guichet : le client, les places, le panier, le paiement, les billets.

counter-find = Chercher un client
counter-find-placeholder = Nom, e-mail, téléphone, commande…
counter-found = Clients trouvés
counter-searching = Recherche…
counter-nobody = Aucun client ne correspond
counter-search-failed = Le client n’a pas pu être lu
counter-passing = Sans client
counter-passing-customer = Client de passage
counter-sheet = Fiche
counter-no-contact = Ni e-mail ni téléphone
counter-balance = Solde client
counter-balance-of = dont { $amount } expire le { $until }

counter-performance = Séance
counter-choose = Choisissez une séance
counter-free = { $n ->
    [0] complet
    [one] { $n } place libre
   *[other] { $n } places libres
}
counter-late = commencée à { $from }, en vente jusqu’à { $until }
counter-seat = Place
counter-seat-placeholder = A 12, A 12-14, 3…
counter-seat-priceless = Sans prix pour cette séance : { $seats }
counter-seat-there = Déjà dans le panier : { $seats }
counter-seat-unread = Tapez un rang et un siège, par exemple A 12.
counter-untaken = « { $typed } » est tapé sans être pris : Entrée le met au panier, Échap l’efface.
counter-untaken-wrong = « { $typed } » est tapé et n’est pas au panier : Échap l’efface.
counter-seat-missing = Pas libre : { $seats }
counter-sold-out = Complet
counter-gauge = Jauge { $seats } : { $parts }
counter-level = { $level } : { $free } sur { $seats }
counter-level-full = aucune libre
counter-level-other = autres rangs
counter-level-seatless = sans siège : { $sold }
counter-sold-count = { $n ->
    [one] { $n } vendue
   *[other] { $n } vendues
}
counter-seat-why = { $seat } ({ $why })
counter-why-sold = vendue
counter-why-asked = reprise demandée
counter-why-nowhere = pas dans cette salle
counter-plan-withdrawn = Hors vente
counter-out-key = Mettre hors vente
counter-out-back-key = Remettre en vente
counter-out-title = { $n ->
    [one] { $n } place à mettre hors vente
   *[other] { $n } places à mettre hors vente
}
counter-out-act = { $n ->
    [one] Mettre { $n } place hors vente
   *[other] Mettre { $n } places hors vente
}
counter-out-kind = Motif
counter-out-next = Motif suivant
counter-out-reason = Précision
counter-out-technical = technique
counter-out-house = place de maison
counter-out-companion = accompagnant
counter-out-said = hors vente, { $kind } : { $reason }
counter-out-erased = précision effacée
counter-out-count = { $n ->
    [one] { $n } hors vente
   *[other] { $n } hors vente
}
counter-out-done = { $n ->
    [one] { $n } place mise hors vente
   *[other] { $n } places mises hors vente
}
counter-out-back = { $n ->
    [one] Remettre { $n } place en vente
   *[other] Remettre { $n } places en vente
}
counter-out-back-done = { $n ->
    [one] { $n } place remise en vente
   *[other] { $n } places remises en vente
}
counter-out-not = Les places restent en vente
counter-out-not-back = Les places restent hors vente
counter-seat-label = Rang { $row }, siège { $seat }, { $category }, { $price }
counter-best = Meilleures places
counter-no-best = Pas { $n ->
    [one] { $n } place
   *[other] { $n } places
} côte à côte
counter-best-together = Rang { $rows } : au plus près du milieu de la catégorie, sans laisser de place seule
counter-best-leaves-one = Rang { $rows } : au plus près du milieu de la catégorie ; toute suite de { $n ->
    [one] { $n } place
   *[other] { $n } places
} y laisse une place seule
counter-best-two-rows = Rangs { $rows }, l’un derrière l’autre : aucun rang n’a { $n ->
    [one] { $n } place
   *[other] { $n } places
} côte à côte
counter-plan = Plan
counter-plan-list = Liste
counter-plan-stage = SCÈNE
counter-plan-nearer = Agrandir le plan
counter-plan-farther = Réduire le plan
counter-plan-keys = Flèches : d’un siège à l’autre. Entrée : prendre ou laisser. + et − : plus près, plus loin. Glisser : plusieurs. Ctrl et glisser : déplacer.
counter-plan-free = Libre
counter-plan-returned = Reprise, de nouveau en vente
counter-plan-mine = Dans le panier
counter-plan-held = Dans un autre panier
counter-plan-sold = Vendue
counter-plan-asked = Reprise demandée
counter-plan-wheelchair = Fauteuil roulant
counter-plan-order = commande { $number }
counter-categories = Catégories
counter-all-categories = Toutes
counter-next-category = Catégorie suivante
counter-unplaced = libre
counter-one-less = Une place de moins
counter-one-more = Une place de plus
counter-returned = Reprise, de nouveau en vente
counter-legend = P, un nombre puis M : les meilleures places côte à côte. ⇧ : rang à taper avec Maj.
counter-key-row = Maj+A
counter-row = Le rang A, et de même chaque lettre
counter-row-goes-on = suite
counter-row-shift = Rang { $row } : Maj avec la lettre, ou P puis la lettre
counter-full = Plus une place libre
counter-full-text = Choisissez une autre séance ou une autre catégorie.
counter-nothing-on-sale = Rien n’est en vente
counter-nothing-on-sale-text = Aucune séance à venir n’a ses ventes ouvertes.

counter-basket = Panier
counter-basket-empty = Le panier est vide
counter-last = Dernière vente
counter-last-order = Dernière vente, commande { $number }
counter-basket-empty-text = Tapez P puis un rang et un siège, ou M pour les meilleures places.
counter-places = { $n ->
    [one] { $n } place
   *[other] { $n } places
}
counter-added = { $n ->
    [one] { $n } place ajoutée : { $seats }
   *[other] { $n } places ajoutées : { $seats }
}
counter-rate-of = Tarif de la place { $seat }
counter-rate-of-free = Tarif de la place en placement libre
counter-remove = Retirer
counter-remove-seat = Retirer la place { $seat }
counter-remove-seat-free = Retirer la place en placement libre
counter-next-rate = Tarif suivant
counter-key-delete = Suppr
counter-gone = Vendue entre-temps
counter-not-free = N’est plus libre
counter-held = { $seats } : { $holder }
counter-held-by = { $counter } ({ $operator }), jusqu’à { $until }
counter-held-count = { $n ->
    [one] { $n } dans un autre panier
   *[other] { $n } dans d’autres paniers
}
counter-taken = Un autre panier a pris des places
counter-taken-by = prise par { $operator } ({ $counter })
counter-take = Prendre
counter-take-title = { $n ->
    [one] Prendre la place d’un autre panier ?
   *[other] Prendre { $n } places d’autres paniers ?
}
counter-take-text = { $held }. Le guichet qui les vend en sera averti.
counter-not-taken = Les places n’ont pas été prises
counter-kept-good = Panier gardé jusqu’à { $until }
counter-kept-near = Panier gardé jusqu’à { $until } : toute touche le garde encore
counter-kept-over = Panier plus gardé depuis { $until } : toute touche le garde de nouveau
counter-total = Total TTC
counter-vat = dont TVA { $rate } { $amount }
counter-less-credit = { $credit } du solde client déduits
counter-due = Reste à payer

counter-credit = Utiliser le solde client de { $balance }
counter-credit-key = Solde client
counter-credit-amount = Montant du solde client utilisé
counter-credit-left = Après cette commande, il restera { $left } sur le compte client.

counter-ways = Moyens de paiement
counter-way-cash = Espèces
counter-way-card = CB
counter-way-both = Espèces + CB
counter-tendered = Espèces reçues
counter-exact = Vide : l’appoint, { $due }
counter-handed = Billets et pièces tendus
counter-missing = Il manque { $amount }
counter-change = À rendre
counter-by-card = Par carte
counter-last4 = 4 derniers chiffres
counter-authorisation = N° d’autorisation

counter-sell-key = Encaisser et imprimer
counter-sell-cash = Encaisser { $due } en espèces
counter-sell-card = Encaisser { $due } par carte
counter-sell-both = Encaisser { $cash } en espèces et { $card } par carte
counter-sell-ask = Demander si la vente est faite
counter-sell-credit = Utiliser { $credit } du solde client
counter-sell-free = { $n ->
    [one] Délivrer { $n } billet gratuit
   *[other] Délivrer { $n } billets gratuits
}
counter-pricing = Calcul du prix…
counter-undone = { $keys } : sans effet, les places demandées ne sont pas toutes là.
counter-undone-changed = { $keys } : sans effet, la vente a changé entre-temps.
counter-undone-coming = { $keys } : sans effet, le client servi n’est pas encore lu.
counter-undone-unpriced = { $keys } : sans effet, le prix n’a pas pu être calculé.
counter-unsold-empty = Rien à encaisser : le panier est vide.
counter-unsold-selling = La vente est déjà en cours d’enregistrement.
counter-unsold-doubt = La vente est peut-être faite ; F8 le demande.
counter-unsold-coming = Rien n’est encaissé : le client servi n’est pas encore lu.
counter-unsold-seats = Rien n’est encaissé : les places demandées ne sont pas toutes là.
counter-unsold-changed = Rien n’est encaissé : la vente a changé après F8.
counter-unsold-credit = Rien n’est encaissé : le solde client paie { $now }, et non { $before }.
counter-unsold-price = Rien n’est encaissé : le reste à payer est passé de { $before } à { $now }.
counter-unsold-unpriced = Rien n’est encaissé : le prix n’a pas pu être calculé.
counter-unsold-lost = Rien n’est encaissé : une place du panier n’est plus libre, retirez-la.
counter-unsold-untaken = Rien n’est encaissé : des places sont tapées sans être prises.
counter-unsold-picking = Rien n’est encaissé : une séance est cherchée sans être choisie.
counter-unsold-unread = Rien n’est encaissé : un montant tapé ne se lit pas.
counter-unsold-missing = Rien n’est encaissé : il manque { $amount }.
counter-sold = Vente enregistrée
counter-order = Commande { $number }
counter-give-back = À rendre
counter-paid-cash = Espèces
counter-paid-card = Carte bancaire
counter-paid-credit = Solde client
counter-balance-left = Solde client restant
counter-lot = { $lot }, reste { $left } jusqu’au { $until }
counter-printing = { $n ->
    [one] Impression du billet…
   *[other] Impression des { $n } billets…
}
counter-came-out-question = { $n ->
    [one] Le billet est-il sorti ?
   *[other] Les { $n } billets sont-ils sortis ?
}
counter-came-out = { $n ->
    [one] Oui, sorti
   *[other] Oui, sortis
}
counter-came-not = Non
counter-sent-to = Envoyé à l’imprimante { $printer }
counter-saved = Aucune imprimante n’est réglée : le PDF est enregistré.
counter-out = { $n ->
    [one] Billet sorti
   *[other] { $n } billets sortis
}
counter-kept = { $n ->
    [one] Billet à réimprimer
   *[other] { $n } billets à réimprimer
}
counter-print-again = Imprimer
counter-open-tickets = Voir les billets
counter-receipt = Reçu
counter-see-order = Voir la commande
counter-next = Client suivant
counter-unprinted = Ventes sans billet imprimé
counter-unprinted-count = { $n ->
    [one] { $n } vente à imprimer
   *[other] { $n } ventes à imprimer
}
counter-unprinted-none = Tous les billets sont sortis
counter-in-doubt = Sortie non confirmée
counter-not-noted = La réponse n’a pas été enregistrée
counter-not-opened = Le document n’a pas pu être ouvert
counter-unprintable = Ces caractères ne peuvent pas être imprimés : { $letters }
counter-unprintable-detail = Aucune police de cette machine ne les a : un cadre tient leur place. Installez les polices Noto.
