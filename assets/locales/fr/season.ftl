# La saison : salles, catégories, tarifs, spectacles, séances, prix, ventes.

season-title = Séances
season-search = Chercher un spectacle
season-lists = Séances affichées
season-scope-upcoming = À venir
season-scope-on-sale = En vente
season-scope-waiting = Fermées
season-scope-past = Passées
season-of-show = Spectacle
season-all-shows = Tous les spectacles
season-col-date = Date
season-col-show = Spectacle et salle
season-col-sold = Vendues / libres
season-col-sales = Vente
season-col-revenue = Valeur
season-none = Aucune séance
season-none-text = Créez un spectacle, puis sa première séance : N.
season-none-found = Aucune séance ne correspond
season-choose = Choisissez une séance

season-sales-closed = Fermée
season-sales-announced = Annoncée
season-sales-open = Ouverte
season-sales-ended = Terminée
season-sales-late = Retardataires
season-sales-begun = Commencée
season-beside = Même salle, même heure : { $show }
season-hall-shared = Salle prise
season-opens = Ouvre { $at }
season-closes = Ferme { $at }
season-late = En vente jusqu’à { $until }

season-sold = Vendues
season-free = Libres
season-pending = Reprises demandées
season-taken-back = Reprises
season-revenue = Valeur des places
season-vat = TVA { $rate }

season-new = Nouvelle séance
season-new-show = Nouveau spectacle
season-show = Spectacle
season-show-known = Ou un spectacle déjà créé
season-rename = Renommer
season-show-title = Titre du spectacle
season-show-rename = Renommer le spectacle
season-hall = Salle
season-day = Date
season-time = Heure
season-vat-rate = Taux de TVA
season-create = Créer la séance
season-created = Séance créée, ventes fermées
season-edit = Modifier
season-save = Enregistrer
season-saved = Séance modifiée
season-not-saved = La séance n’a pas été modifiée
season-hall-settled = Des places ont été vendues : la salle ne change plus.
season-start-sold = { $n ->
    [one] { $n } place est vendue : la suite dit qui est concerné, avant que rien ne soit fait.
   *[other] { $n } places sont vendues : la suite dit qui est concerné, avant que rien ne soit fait.
}
season-continue = Continuer
season-needs-hall = Il faut d’abord une salle et une catégorie : Réglages, Salles et tarifs.

season-copy = Copier
season-copy-title = Copier la séance à d’autres dates
season-copy-about = Même salle, mêmes prix, même TVA. Les ventes restent fermées.
season-copy-dates = Dates
season-copy-dates-hint = Une date par ligne, avec l’heure si elle change : 12/06/2026 ou 12/06/2026 15h
season-copy-unread = Ligne { $line } : « { $text } » n’est pas une date.
season-copy-none = Écrivez au moins une date.
season-copy-do = { $n ->
    [0] Copier
    [one] Créer { $n } séance
   *[other] Créer { $n } séances
}
season-copied = { $n ->
    [one] { $n } séance créée
   *[other] { $n } séances créées
}
season-copy-failed = Rien n’a été copié

season-grid = Grille tarifaire
season-grid-of = { $rate }, { $category }
season-grid-rate = Tarif
season-grid-sold = { $sold } sur { $seats }
season-grid-key = Modifier les prix
season-grid-save = Enregistrer les prix
season-grid-saved = Prix enregistrés
season-grid-not-saved = Les prix n’ont pas été enregistrés
season-grid-undo = Annuler les changements
season-grid-reread = Relire les prix
season-grid-hint = Flèches et Entrée pour se déplacer, Ctrl+D pour recopier vers le bas. Une case vide n’est pas en vente. Les places vendues gardent leur prix.
season-grid-wrong = Un prix n’est pas un montant entre 0,00 € et 10 000,00 €.
season-grid-no-rate = Aucun tarif : Réglages, Salles et tarifs.

season-open = Ouvrir les ventes
season-close = Fermer les ventes
season-close-title = Fermer les ventes de cette séance ?
season-close-about = { $show }, { $at } : plus aucun guichet n’en vendra de place, jusqu’à ce que les ventes soient rouvertes.
season-opened = Ventes ouvertes
season-closed = Ventes fermées
season-sales-failed = Les ventes n’ont pas changé
season-dates = Dates de vente
season-dates-title = Dates d’ouverture et de fermeture
season-dates-about = Sans date de fermeture, le guichet vend jusqu’au début de la séance, puis aux retardataires le temps que fixent les réglages.
season-opens-day = Ouverture le
season-opens-time = à
season-closes-day = Fermeture le
season-closes-time = à
season-time-missing = Donnez la date et l’heure, ou ni l’une ni l’autre.

season-halls = Salles
season-categories = Catégories
season-rates = Tarifs
season-change = Modifier
season-add = Ajouter
season-retire = Retirer
season-offer-again = Remettre en service
season-retired = Retiré
season-up = Monter { $name }
season-down = Descendre { $name }
season-move-keys = Alt+flèches
season-key-delete = Suppr
season-seats = { $n ->
    [0] aucun siège
    [one] { $n } siège
   *[other] { $n } sièges
}
season-performances = { $n ->
    [0] aucune séance
    [one] { $n } séance
   *[other] { $n } séances
}
season-category-name = Nom de la catégorie
season-category-new = Nouvelle catégorie
season-no-category = Aucune catégorie
season-no-category-text = Une catégorie réunit les sièges de même prix : première catégorie, balcon…
season-rate-name = Nom du tarif
season-rate-new = Nouveau tarif
season-rate-holder = Qui peut l’avoir
season-rate-holder-example = Moins de 26 ans, sur justificatif
season-rate-everybody = Tout le monde
season-no-rate = Aucun tarif
season-no-rate-text = Un tarif dit ce que paie qui : plein tarif, tarif réduit, invitation…

season-hall-not-opened = La salle n’a pas pu être affichée
season-hall-none-drawn = La salle se dessine ici, rang par rang, à mesure que vous écrivez.
season-hall-new = Nouvelle salle
season-no-hall = Aucune salle
season-no-hall-text = Décrivez la première : un rang par ligne.
season-hall-needs-category = Créez d’abord une catégorie : chaque siège en a une.
season-hall-name = Nom de la salle
season-hall-rows = { $seats ->
    [one] { $seats } siège
   *[other] { $seats } sièges
}, { $rows ->
    [one] { $rows } rang
   *[other] { $rows } rangs
}
season-hall-unplaced = Placement libre, { $n ->
    [one] { $n } place
   *[other] { $n } places
}
season-hall-withdrawn = · { $n } hors vente
season-hall-save = Enregistrer la salle
season-hall-saved = { $hall } : { $seats ->
    [one] { $seats } siège
   *[other] { $seats } sièges
}
season-hall-plan = Plan
season-halls-back = Retour aux salles
season-hall-computed = Dessiné d’après les rangs. Un plan de pretix donne à chaque siège sa vraie place : contremarquectl import PLAN.json.
season-over = { $n ->
    [one] { $n } séance vendue au-delà de sa salle
   *[other] { $n } séances vendues au-delà de leur salle
}
season-over-text = Ces places n’ont pas de siège à vendre dans la salle : échangez-les, annulez-les, ou rendez les sièges à la salle.
season-over-row = { $show }, { $when }, { $hall } : { $over } ({ $sold } sur { $seats })
season-over-count = { $n ->
    [one] { $n } place de trop
   *[other] { $n } places de trop
}
season-over-ask = { $n ->
    [one] Une séance serait vendue au-delà de la salle
   *[other] { $n } séances seraient vendues au-delà de la salle
}
season-over-ask-text = Des places déjà vendues n’y auraient plus leur siège. Elles resteraient vendues : il faudra les échanger ou les annuler.
season-over-ask-act = Enregistrer quand même
season-over-ask-row = { $show }, { $when } : { $over } ({ $sold } sur { $seats })
season-over-more = { $n ->
    [one] et une autre séance
   *[other] et { $n } autres séances
}
season-hall-planned = Chaque siège est à la place que le plan importé lui donne.
season-hall-drawn = La salle vue de haut : { $seats ->
    [one] { $seats } siège
   *[other] { $seats } sièges
}, { $rows ->
    [one] { $rows } rang
   *[other] { $rows } rangs
}
season-stage = Scène
season-rows = Rangs et sièges
season-rows-text = Texte
season-rows-table = Tableau
season-rows-category = Catégorie par défaut
season-rows-hint = Un rang par ligne, depuis la scène : « A : 1-20 », « B : 2-24 pairs », « C : 1 3 5 7 », « D : 1-10 (Deuxième catégorie), 12 bis », « E-H : 1-30 », « Placement libre : 300 ».
season-rows-example = A : 1-20
season-row-label = Rang
season-row-seats = Sièges
season-row-seats-of = Sièges du rang { $row }
season-row-category = Catégorie
season-row-category-of = Catégorie du rang { $row }
season-row-remove = Retirer le rang { $row }
season-row-add = Ajouter un rang
season-free-seating = Placement libre
season-no-row = Sans rang
season-withdrawn = { $n ->
    [one] Hors vente, vendu autrefois : { $seats }
   *[other] Hors vente, vendus autrefois : { $seats }
}
