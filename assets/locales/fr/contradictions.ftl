# Ce que les imports contredisent ici, jusqu’à ce que quelqu’un le règle.

contradictions-about = Ce qu’un import dit autrement qu’ici. Ce qui est décidé ou vendu ici reste, et chaque point attend que quelqu’un le règle.
contradictions-lists = Contradictions
contradictions-waiting = À régler
contradictions-settled = Réglées
contradictions-found = Trouvée
contradictions-how = Réglée
contradictions-none = Rien à régler
contradictions-none-settled = Rien de réglé encore
contradictions-none-text = Ce qu’un import contredit se range ici de lui-même.
contradictions-open = Ouvrir
contradictions-open-order = Voir la commande
contradictions-open-request = Ouvrir la demande { $number }
contradictions-where = { $line ->
    [0] { $file }
   *[other] { $file }, ligne { $line }
}
contradictions-settle = Régler
contradictions-settle-title = Qui a raison ?
contradictions-settle-lacks = Choisissez une des deux réponses (1 ou 2).
contradictions-keep-here = Ici : { $here }
contradictions-keep-there = L’autre logiciel : { $there }, et c’est fait ici aussi
contradictions-word = Ce qui a été fait, gardé au journal
contradictions-done = Contradiction réglée
contradictions-not-settled = La contradiction n’est pas réglée
contradictions-choice-here = Ici a raison
contradictions-choice-there = L’autre logiciel a raison
contradictions-choice-agreed = L’autre logiciel est revenu dessus
contradictions-choice-request = Décidée avec la demande
