# Credit by hand: given, extended, taken back.

credit-give = Give credit
credit-give-title = Give { $name } credit
credit-give-act = Give { $amount }
credit-given = Credit { $lot } given: { $amount }
credit-not-given = The credit was not given
credit-extend = Extend
credit-extend-title = Extend a credit
credit-extend-act = Extend { $amount }
credit-extended = Extended until { $until }, as credit { $lot }
credit-not-extended = The credit was not extended
credit-take-back = Take credit back
credit-take-back-title = Take back a credit given by hand
credit-take-back-about = Only what was not spent is taken back. A mail tells a customer who has an address.
credit-take-back-act = Take back { $amount }
credit-taken-back = { $amount } taken off the balance
credit-not-taken-back = The credit was not taken back

credit-amount = Amount
credit-until = Valid until
credit-why = Why
credit-why-hint = The customer reads it on their statement and in their mail.
credit-which = Credit
credit-lot = { $lot }, { $left } until { $until }
credit-balance-after = Balance after
credit-last-day = Valid until
credit-moves = Left of the credit
credit-day-before = Valid today until
credit-day-then = Extended until
credit-mail = A mail goes to { $to }.
credit-no-mail = No e-mail: tell the customer yourself.
credit-second = At this amount another supervisor signs too.
