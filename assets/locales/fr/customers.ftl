# Les clients : recherche, fiche, commandes, demande de reprise, relevé.

customers-title = Clients
customers-search = Chercher
customers-search-placeholder = Nom, e-mail, téléphone, commande…
customers-new = Nouveau client
customers-edit = Modifier la fiche
customers-none = Aucun client
customers-none-text = Aucun nom, e-mail, téléphone ou numéro de commande ne correspond.
customers-choose = Choisissez un client
customers-no-contact = Ni e-mail ni téléphone
customers-col-name = Client
customers-col-balance = Solde

customers-last-name = Nom
customers-first-name = Prénom
customers-email = E-mail
customers-phone = Téléphone
customers-locale = Langue des courriels
customers-locale-fr = Français
customers-locale-en = Anglais
customers-save = Enregistrer
customers-twins = Peut-être déjà là
customers-twin-number = n° { $number }
customers-twin-email = même e-mail
customers-twin-phone = même téléphone
customers-twin-name = même nom
customers-twin-near-name = nom voisin
customers-twin-open = C’est la même personne
customers-twin-create = Créer quand même
customers-twin-keep = Enregistrer quand même
customers-twin-back = Revenir à la saisie
customers-twin-ask = Un client qui est déjà là ressemble à celui-ci. Est-ce la même personne ?
customers-twin-ask-email = Un client a déjà cet e-mail. Est-ce la même personne ?
customers-not-saved = La fiche n’a pas été enregistrée
customers-reread = Relire la fiche
customers-not-read = La fiche n’a pas été relue
customers-bad-field = Ce champ ne convient pas

customers-since = Client n° { $n }, depuis le { $since }
customers-pending = { $n ->
    [one] { $n } demande en cours
   *[other] { $n } demandes en cours
}
customers-balance = Solde client
customers-lot = dont { $left } jusqu’au { $until } ({ $lot })
customers-lots-more = { $n ->
    [one] et { $n } autre avoir, au relevé
   *[other] et { $n } autres avoirs, au relevé
}
customers-lot-expired = { $left } expirés le { $until } ({ $lot })
customers-sell = Vendre
customers-basket-title = Un panier est en cours
customers-basket-text = { $n ->
    [one] { $n } place, { $name }.
   *[other] { $n } places, { $name }.
}
customers-basket-act = Vendre ce panier à { $name }
customers-statement = Relevé
customers-back = Retour

customers-show = Afficher
customers-show-n = { $n ->
    [one] { $n } élément
   *[other] { $n } éléments
}
customers-order-search = Rechercher
customers-no-orders = Aucune commande
customers-col-show = Manifestation
customers-col-number = N° de commande
customers-col-places = Nb de places
customers-col-total = Montant
customers-col-performance = Séance
customers-col-state = État
customers-details = Détails
customers-details-of = Commande { $number }
customers-order-issued = Éditée
customers-order-unpaid = Non payée
customers-order-cancelled = Annulée
customers-pending-short = { $n } en cours
customers-taken-short = { $n ->
    [one] { $n } reprise
   *[other] { $n } reprises
}
customers-page = { $first } à { $last } sur { $total }
customers-previous = Précédent
customers-following = Suivant

customers-order-head = { $n ->
    [one] Commande { $number } · { $n } place · { $total } · « { $state } »
   *[other] Commande { $number } · { $n } places · { $total } · « { $state } »
}
customers-net = Net aujourd’hui
customers-fees = dont { $fees } de frais
customers-request = Reprendre la place
customers-request-all = Reprendre toutes les places
customers-download = Télécharger le billet
customers-reprint = Duplicata
customers-withdraw = Retirer la demande
customers-withdraw-title = Retirer la demande de reprise ?
customers-withdraw-about = { $place }. La demande est close sans avoir, et le client peut de nouveau utiliser son billet.
customers-place-pending = Demande reprise en cours
customers-not-withdrawn = La demande n’a pas été retirée
customers-not-reprinted = Le duplicata n’a pas été demandé

customers-col-place = Place
customers-paid = Montant payé
customers-reprise = Montant de la reprise
customers-credit = Avoir :
customers-total = Total
customers-exception = Une règle n’est pas respectée : la demande sera faite à titre exceptionnel, et signée par un autre responsable.
customers-exception-agent = Une règle n’est pas respectée : seul un responsable peut faire cette demande.
customers-terms = Termes et conditions, version { $version }
customers-agree = Le client accepte les conditions, par téléphone ou au guichet
customers-confirm = Faire la demande
customers-requested = Demande { $number } enregistrée
customers-not-requested = La demande n’a pas été faite

customers-statement-pdf = Relevé en PDF
customers-no-movements = Aucun mouvement
customers-col-date = Date
customers-col-movement = Mouvement
customers-col-lot = Avoir
customers-col-amount = Montant
customers-col-after = Solde
customers-movement-reprise = Reprise
customers-movement-sale = Achat
customers-movement-amendment = Achat rectifié
customers-movement-reversal = Reprise annulée
customers-movement-opening = Avoir antérieur
customers-movement-lapse = Avoir arrivé à échéance
customers-movement-lapse-undone = Échéance annulée
customers-movement-gift = Geste commercial
customers-movement-gift-taken-back = Geste commercial retiré
customers-movement-extension = Avoir prolongé
customers-movement-brought-in = Solde repris
customers-movement-given-up = Avoir abandonné par écrit
customers-movement-other = Autre mouvement
customers-lot-left = reste { $left } sur { $issued }
customers-lot-lapsed-of = échu { $lapsed } sur { $issued }
customers-valid-until = valable jusqu’au { $until }
customers-until = jusqu’au { $until }
customers-expired-on = expiré le { $until }

# Accès au site, et fermeture demandée par le client.
access-open = { $n ->
    [one] 1 accès au site ouvert, identifié le { $since }
   *[other] { $n } accès au site ouverts, identifié le { $since }
}
access-end = Fermer ses accès au site
access-ended = Accès au site fermés pour { $name }
access-not-ended = Les accès au site ne sont pas fermés
closing-waiting = { $n ->
    [one] 1 fermeture de compte demandée :
   *[other] { $n } fermetures de compte demandées :
}
closing-asked = Demande sur le site la fermeture de son compte, le { $at }.
closing-gives-up = Renonce à { $amount }.
closing-writing = Fermeture demandée sur le site le { $at }
