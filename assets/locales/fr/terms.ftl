# Ce que les termes et conditions disent des règles de reprise.

terms-not-taken = Les places de cette séance ne sont pas transformées en avoir, sauf exception accordée par un responsable.
terms-until-start = La demande doit nous parvenir avant le début de la séance.
terms-hours-before = La demande doit nous parvenir au plus tard { $count ->
    [one] { $count } heure
   *[other] { $count } heures
} avant la séance.
terms-days-before = La demande doit nous parvenir au plus tard { $count ->
    [one] { $count } jour avant la séance, à l’heure de celle-ci.
   *[other] { $count } jours avant la séance, à l’heure de celle-ci.
}
terms-no-fee = La reprise est sans frais : l’avoir est du prix payé.
terms-fee-fixed = Une retenue de { $amount } est faite sur le prix de chaque place ; l’avoir est de ce qui reste.
terms-fee-share = Une retenue de { $share } est faite sur le prix de chaque place ; l’avoir est de ce qui reste.
terms-fee-mixed = Une retenue de { $amount } et de { $share } du prix est faite sur chaque place ; l’avoir est de ce qui reste.
terms-fee-least = Cette retenue est d’au moins { $amount } par place, sans dépasser son prix.
terms-fee-most = Cette retenue est d’au plus { $amount } par place.
terms-validity = L’avoir est valable { $count ->
    [one] { $count } jour
   *[other] { $count } jours
} après celui de la décision ; passé ce délai, il est perdu.
terms-signed-from = Une reprise de { $amount } ou plus demande l’accord d’un responsable.
