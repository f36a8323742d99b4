# Les avoirs à la main : donnés, prolongés, retirés.

credit-give = Donner un avoir
credit-give-title = Donner un avoir à { $name }
credit-give-act = Donner { $amount }
credit-given = Avoir { $lot } donné : { $amount }
credit-not-given = L’avoir n’a pas été donné
credit-extend = Prolonger
credit-extend-title = Prolonger un avoir
credit-extend-act = Prolonger { $amount }
credit-extended = Prolongé jusqu’au { $until }, sous l’avoir { $lot }
credit-not-extended = L’avoir n’a pas été prolongé
credit-take-back = Retirer un avoir
credit-take-back-title = Retirer un avoir donné à la main
credit-take-back-about = Seul ce qui n’a pas été dépensé est retiré. Un courriel le dit au client qui a une adresse.
credit-take-back-act = Retirer { $amount }
credit-taken-back = Retiré du solde client : { $amount }
credit-not-taken-back = L’avoir n’a pas été retiré

credit-amount = Montant
credit-until = Valable jusqu’au
credit-why = Pourquoi
credit-why-hint = Le client le lira sur son relevé et dans son courriel.
credit-which = Avoir
credit-lot = { $lot }, { $left } jusqu’au { $until }
credit-balance-after = Solde client après
credit-last-day = Valable jusqu’au
credit-moves = Reste de l’avoir
credit-day-before = Valable aujourd’hui jusqu’au
credit-day-then = Prolongé jusqu’au
credit-mail = Un courriel part à { $to }.
credit-no-mail = Pas d’e-mail : prévenez le client vous-même.
credit-second = À ce montant, un autre responsable signe aussi.
