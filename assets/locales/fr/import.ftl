# Les imports : ce qu’on choisit, ce qui ne va pas et ce qui serait juste, ce qui est décidé ici.

import-choose = Choisir des fichiers
import-drop = Déposez ou choisissez les fichiers ensemble : clients, spectacles, séances, prix, commandes, places, demandes et soldes en CSV, ou un export pretix (JSON).
import-drop-now = Déposez les fichiers
import-path = Chemin d’un fichier de ce poste
import-path-add = Ajouter
import-files = Fichiers
import-file-drop = Retirer { $name }
import-too-many = 20 fichiers au plus à la fois
import-look = Examiner
import-run = Importer
import-cancel = Arrêter
import-again = Autres fichiers
import-cancelled = Import arrêté : rien n’a été écrit.
import-failed = Rien n’a été importé
import-reading = Lecture des fichiers
import-writing = Comparaison avec la maison
import-applying = Écriture
import-would = Ce que l’import ferait
import-did = Importé
import-nothing = Rien de nouveau : tout est déjà là.
import-hindered = { $count ->
    [one] { $count } erreur à corriger : rien ne sera écrit avant.
   *[other] { $count } erreurs à corriger : rien ne sera écrit avant.
}
import-left-out = { $count ->
    [one] { $count } ligne ou valeur laissée de côté : le reste entre.
   *[other] { $count } lignes ou valeurs laissées de côté : le reste entre.
}
import-header-at = en-tête en ligne { $line }
import-first = { $count ->
    [one] La première :
   *[other] Les { $count } premières :
}
import-kept = { $count ->
    [one] { $count } point décidé autrement ici, qui reste :
   *[other] { $count } points décidés autrement ici, qui restent :
}
import-discounts = { $count ->
    [one] { $count } commande payée moins que ses places : la remise est répartie, une reprise ne rend que ce qui fut payé.
   *[other] { $count } commandes payées moins que leurs places : la remise est répartie, une reprise ne rend que ce qui fut payé.
}
import-column-places-cost = Prix des places
import-column-paid = Payé sans les frais
import-clashes = { $count ->
    [one] Deux séances dans la même salle à la même minute : elles entrent ainsi, corrigez l’une des deux.
   *[other] { $count } fois deux séances dans la même salle à la même minute : elles entrent ainsi, corrigez-les.
}
import-clash = { $show } et { $other } sont dans la même salle, { $hall }, à la même minute : { $at }. Corrigez l’une des deux.
import-column-hall = Salle
import-column-start = Début
import-column-show = Séance du fichier
import-column-beside = En même temps
import-rows = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
import-kind-customers = clients
import-kind-shows = spectacles
import-kind-performances = séances
import-kind-prices = prix
import-kind-orders = commandes
import-kind-places = places
import-kind-requests = demandes de reprise
import-kind-balances = soldes
import-kind-export = export pretix
import-kind-none = non reconnu
import-count-shows = Spectacles
import-count-performances = Séances
import-count-seats = Sièges
import-count-customers = Clients
import-count-orders = Commandes
import-count-places = Places
import-count-requests = Demandes de reprise
import-count-balances = Avoirs repris
import-count-balances-cents = Total des avoirs repris
import-count-updated = Mis à jour
import-count-unchanged = Déjà là
import-skipped-test-order = Commandes de test laissées de côté
import-skipped-product = Produits laissés de côté
import-column-file = Fichier
import-column-line = Ligne
import-column-column = Colonne
import-column-value = Valeur
import-column-wrong = Ce qui serait juste
import-column-order = Commande
import-column-place = Place
import-column-there = Dans le fichier
import-column-here = Ici

import-at-file = { $file }
import-at-line = { $file }, ligne { $line }
import-at-path = { $file }, { $column }
import-at-column = { $file }, ligne { $line }, { $column }

import-problem-file-missing = Ce fichier n’existe pas : vérifiez le chemin.
import-problem-file-is-folder = C’est un dossier : choisissez les fichiers qu’il contient.
import-problem-file-unreadable = Ce fichier ne peut pas être lu ({ $detail }) : vérifiez les droits et le disque.
import-problem-file-empty = Ce fichier est vide : refaites l’export.
import-problem-file-too-large = Ce fichier dépasse { $detail } Mo : exportez une période plus courte.
import-problem-file-zip = C’est une archive zip : ouvrez-la et choisissez les fichiers qu’elle contient.
import-problem-file-spreadsheet = C’est un classeur : dans le tableur, enregistrez-le en CSV (UTF-8).
import-problem-file-pdf = C’est un PDF : demandez l’export en CSV.
import-problem-file-binary = Ce n’est pas un texte (octet nul) : refaites l’export en CSV ou en JSON.
import-problem-file-utf16 = Ce fichier est en UTF-16 : enregistrez-le en CSV UTF-8.
import-problem-file-encoding = Des caractères sont abîmés : enregistrez le fichier en UTF-8 (ou Windows-1252 pour un CSV).
import-problem-format-unknown = Ce fichier n’est ni un CSV connu ni un export pretix : vérifiez ce qui a été exporté.
import-problem-format-mixed = Ce fichier n’est pas du même format que le premier : importez-les séparément.
import-problem-header-unknown = Ces colonnes ne sont celles d’aucun fichier connu. Elles seraient, au choix : { $detail }.
import-problem-header-foreign = C’est l’export d’un autre logiciel tel quel, une ligne par billet : { $detail } de ses colonnes sont inconnues ici. Répartissez-le en clients, spectacles, séances, commandes et places, comme dans les exemples.
import-problem-column-missing = La colonne « { $detail } » manque : ajoutez-la.
import-problem-column-unknown = Colonne inconnue : retirez-la, ou nommez-la comme l’une de : { $detail }.
import-problem-column-twice = Cette colonne est là deux fois : gardez-en une.
import-problem-line-too-long = Cette ligne est trop longue pour être lue : vérifiez les guillemets et les fins de ligne.
import-problem-field-count = Il faut { $detail ->
    [one] { $detail } valeur
   *[other] { $detail } valeurs
} sur cette ligne : elle est coupée, ou un séparateur n’est pas entre guillemets.
import-problem-key-twice = Déjà présent en { $detail } : gardez une seule ligne.
import-problem-value-missing = Il faut une valeur ici.
import-problem-text-too-long = { $detail ->
    [one] { $detail } caractère
   *[other] { $detail } caractères
} au plus.
import-problem-text-control = Retirez les caractères invisibles et les retours à la ligne.
import-problem-amount-wrong = Ce n’est pas un montant : écrivez 26,00.
import-problem-amount-too-precise = Deux décimales au plus : écrivez 26,00.
import-problem-amount-negative = Un montant ne peut pas être négatif : écrivez 0,00 ou plus.
import-problem-amount-too-large = Ce montant dépasse 10 000 000,00 € : vérifiez-le.
import-problem-vat-wrong = Ce n’est pas un taux de TVA entre 0 et 30 : écrivez 2,1 ou 5,5.
import-problem-number-wrong = Il faut un nombre entier entre 0 et 1000.
import-problem-date-wrong = Ce n’est pas une date : écrivez 07/06/2026 19:30 ou 2026-06-07 19:30.
import-problem-time-missing = L’heure manque : écrivez 07/06/2026 19:30.
import-problem-time-skipped = Cette heure n’existe pas, à cause du passage à l’heure d’été : vérifiez-la.
import-problem-date-far = L’année doit être entre 1970 et 2100.
import-problem-date-future = Cette date est encore à venir : vérifiez-la.
import-problem-choice-wrong = Valeur inconnue : écrivez l’une de : { $detail }.
import-problem-email-wrong = Ce n’est pas une adresse : le client entre sans e-mail.
import-problem-json-broken = Le document est coupé ou abîmé ({ $detail }) : refaites l’export.
import-problem-json-shape = Ce n’est pas la forme d’un export pretix ({ $detail }) : exportez « Order data (JSON) ».
import-problem-json-missing = L’export n’a pas cette donnée : refaites l’export « Order data (JSON) ».
import-problem-json-page = C’est une page de l’API : dans pretix, Commandes, Exporter, « Order data (JSON) ».
import-problem-event-undated = L’export ne dit pas quand « { $detail } » a lieu : ajoutez "date_from" à l’événement, ou joignez ce que l’API de pretix dit de lui.
import-problem-item-unknown = Ce produit n’est pas dans l’export : refaites un export complet.
import-problem-subevent-unknown = Cette date n’est pas dans l’export : refaites un export complet.
import-problem-customer-unknown = Ce client n’est ni dans les fichiers ni ici : la commande entre sans client.
import-problem-show-unknown = Ce spectacle n’est ni dans les fichiers ni ici : joignez le fichier des spectacles.
import-problem-performance-unknown = Cette séance n’est ni dans les fichiers ni ici : joignez le fichier des séances.
import-problem-order-unknown = Cette commande n’est pas dans les fichiers : joignez le fichier des commandes.
import-problem-place-unknown = Cette place n’est ni dans les fichiers ni ici : joignez le fichier des places.
import-problem-code-taken = Ce code est celui d’une autre place : il doit être unique.
import-problem-seat-twice = Ce siège est vendu deux fois, aussi dans la commande { $detail } : corrigez l’une des deux.
import-problem-request-cancelled = Cette place est annulée : retirez la demande.
import-problem-request-unpaid = Cette place n’est pas payée : retirez la demande.
import-problem-request-nobody = La commande n’a pas de client à qui rendre un avoir : ajoutez-le.
import-problem-balance-nobody = Ce client n’est ni dans les fichiers ni ici : ajoutez son nom, ou le fichier des clients.
import-problem-balance-otherwise = Cet avoir a déjà été repris, sous le n° { $detail }, avec un autre montant ou une autre échéance : c’est celui d’ici qui reste.
import-problem-expiry-past = Cette échéance est passée : ce solde n’est plus dû.
import-problem-expiry-far = Cette échéance est à plus de dix ans : vérifiez-la.

import-there-cancelled = annulée
import-there-gone = n’y figure plus
import-there-moved = déplacée : { $value }
import-there-repriced = au prix de { $value }
import-there-changed = autre catégorie, tarif, TVA, code ou nom
import-there-sold = siège vendu, commande { $value }
import-there-requested = reprise demandée
import-there-season = séance ou prix modifiés
import-there-customer = { $value }
import-there-unpaid = commande impayée
import-there-scanned = billet contrôlé à l’entrée
import-there-numbered = n° { $value }, pris ici par une autre commande
import-here-pending = reprise demandée, { $value }
import-here-taken-back = place reprise, { $value }
import-here-voided = billet annulé au guichet
import-here-sold = siège vendu, commande { $value }
import-here-changed = modifié ici : { $value }
import-here-renumbered = n° { $value }
import-here-full = plus une place libre dans la salle
import-here-numbered = salle numérotée, et aucun de ses sièges indiqué
import-here-paid = commande payée au guichet
import-here-tied = commande liée à { $value }, par une reprise ou un avoir
