# Words of the papers (tickets, receipts, statements) and the formatters that all papers and mails share.

## Figures and dates

figure-amount = { $sign }{ $figures } €
figure-percent = { $figures } %

date-long = { $weekday } { $day } { $month } { $year }
date-time = { $weekday } { $day } { $month } { $year } { $time }
date-at = { $weekday } { $day } { $month } { $year } à { $hour } h { $minute }
date-short = { $day2 }/{ $month2 }/{ $year }
date-time-short = { $day2 }/{ $month2 }/{ $year } { $time }
date-time-of-day = { $hour } h { $minute }
date-first = 1er

date-weekday-1 = lundi
date-weekday-2 = mardi
date-weekday-3 = mercredi
date-weekday-4 = jeudi
date-weekday-5 = vendredi
date-weekday-6 = samedi
date-weekday-7 = dimanche

date-month-1 = janvier
date-month-2 = février
date-month-3 = mars
date-month-4 = avril
date-month-5 = mai
date-month-6 = juin
date-month-7 = juillet
date-month-8 = août
date-month-9 = septembre
date-month-10 = octobre
date-month-11 = novembre
date-month-12 = décembre

date-month-short-1 = janv.
date-month-short-2 = févr.
date-month-short-3 = mars
date-month-short-4 = avr.
date-month-short-5 = mai
date-month-short-6 = juin
date-month-short-7 = juil.
date-month-short-8 = août
date-month-short-9 = sept.
date-month-short-10 = oct.
date-month-short-11 = nov.
date-month-short-12 = déc.

## Every paper

paper-demo = FACTICE
paper-demo-note = Document de démonstration, sans valeur
paper-seat = Rang { $row }, siège { $number }
paper-seat-row = Rang { $row }
paper-seat-number = Siège { $number }
paper-seat-free = Placement libre
paper-siret = SIRET { $siret }
paper-licence = Licence { $licence }
paper-order = Commande n° { $order }
paper-mark = Journal { $row } · { $word }
paper-page = Page { $page } sur { $pages }

## Ticket

ticket-row = Rang
ticket-number = Siège
ticket-category = Catégorie
ticket-price = Prix payé
ticket-price-vat = dont TVA { $rate }
ticket-free = Gratuit
ticket-serial = N° d’ordre
ticket-serial-value = N° d’ordre { $number }
ticket-holder = Au nom de
ticket-sold-value = Vendu le { $date }, { $place }
ticket-sold-on = Vendu le { $date }
ticket-organiser = Exploitant
ticket-duplicata = DUPLICATA n° { $rank }
ticket-scan = À présenter au contrôle
ticket-notice-1 = Présentez ce billet à l’entrée, imprimé ou sur l’écran de votre téléphone.
ticket-notice-2 = Le code n’admet qu’une seule entrée : n’en publiez pas la photo.
ticket-notice-3 = Un empêchement ? Vous pouvez demander à la billetterie de transformer votre place en avoir, selon ses conditions.
ticket-fold = Pliez ici
ticket-before = Avant de venir
ticket-where = Nous trouver
ticket-band = Billet d’entrée
ticket-vat = TVA { $rate }
ticket-organiser-value = Exploitant : { $house }

## Receipt

receipt-title = Reçu
receipt-customer = Client : { $customer }
receipt-count = { $count ->
    [one] 1 place
   *[other] { $count } places
}
receipt-total = Total TTC
receipt-discount = Remise
receipt-fees = Frais
receipt-fees-vat = Les frais ne sont pas dans ce tableau.
receipt-vat-rate = TVA
receipt-vat-net = HT
receipt-vat-tax = TVA
receipt-vat-gross = TTC
receipt-paid-by = Règlement
receipt-carried = Reporté de la commande { $order }
receipt-amended = Rectifié depuis
receipt-amended-by = { $kind } { $number } du { $date }
receipt-taken-back = Reprise
receipt-cash = Espèces
receipt-card = Carte bancaire
receipt-cash-detail = Reçu { $tendered }, rendu { $change }
receipt-card-last4 = Carte •••• { $last4 }
receipt-card-authorisation = Autorisation { $authorisation }
receipt-credit-lot = Solde client, avoir { $lot }
receipt-credit-left = Il y reste { $left }, jusqu’au { $date }
receipt-credit-spent = Entièrement utilisé
receipt-balance-after = Solde client restant
receipt-thanks = Merci de votre visite, et bon spectacle !

## Amendment

amendment-void = Annulation
amendment-tender-correction = Correction
amendment-exchange = Échange
amendment-new-order = Nouvelle commande n° { $order }
amendment-seconded = Contresigné par { $operator }
amendment-given-places = Places rendues
amendment-total-given = Total rendu
amendment-new-places = Nouvelles places
amendment-carried = Reporté sur la nouvelle commande
amendment-given-back = Rendu au client
amendment-new-credit = Solde client, nouvel avoir { $lot }
amendment-valid-until = Valable jusqu’au { $date }
amendment-unknown = À vérifier
amendment-typed-wrongly = Saisi par erreur
amendment-paid-truly = Règlement exact
amendment-difference-paid = Différence réglée
amendment-keep = Conservez cette pièce. Les anciens billets ne sont plus valables.
amendment-keep-tender = Pièce comptable. Les billets restent valables.

## Statement

statement-title = Relevé de solde client
statement-at = Arrêté au { $date }
statement-customer = Client
statement-balance = Solde disponible
statement-lots = Avoirs
statement-lots-none = Aucun avoir.
statement-lot = Avoir
statement-lot-issued = Émis
statement-lot-left = Restant
statement-lot-expires = Valable jusqu’au
statement-lot-state = État
statement-lot-live = En cours
statement-lot-expired = Expiré
statement-lot-spent = Utilisé
statement-lines = Mouvements
statement-lines-none = Aucun mouvement.
statement-line-date = Date
statement-line-action = Mouvement
statement-line-lot = Avoir
statement-line-order = Commande
statement-line-amount = Montant
statement-line-balance = Solde
statement-action-reprise = Reprise de place
statement-action-sale = Paiement d’une commande
statement-action-amendment = Achat rectifié
statement-action-reversal = Annulation
statement-action-opening = Solde d’ouverture
statement-action-lapse = Avoir arrivé à échéance
statement-action-lapse-undone = Échéance annulée
statement-action-gift = Geste commercial
statement-action-gift-taken-back = Geste commercial retiré
statement-action-extension = Avoir prolongé
statement-action-brought-in = Solde repris
statement-action-given-up = Avoir abandonné par écrit
statement-action-other = Autre mouvement
statement-action-until = { $action }, jusqu’au { $date }
statement-note = Le solde client se dépense au guichet et ne se rembourse pas en argent. Chaque avoir vaut jusqu’à sa date.

# Un courriel qui n’a pas pu être remis, sur papier.
letter-why = Nous n’avons pas pu vous joindre par courriel ; voici ce que nous voulions vous dire.
letter-question = Une question ? Écrivez à { $contact } ou passez au guichet, en rappelant votre numéro de demande.
letter-question-order = Une question ? Écrivez à { $contact } ou passez au guichet, en rappelant votre numéro de commande.
letter-question-credit = Une question ? Écrivez à { $contact } ou passez au guichet, en rappelant le numéro de votre avoir.
letter-question-account = Une question ? Écrivez à { $contact } ou passez au guichet.
