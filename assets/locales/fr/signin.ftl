# Connexion et verrou.

signin-demo = Maison de démonstration — FACTICE
signin-who = Qui est au guichet ?
signin-locked = Guichet verrouillé
signin-pin = Code PIN de { $name }
signin-enter = Entrer
signin-unlock = Déverrouiller
signin-scanned = Un code a été lu : quelqu’un doit ouvrir sa session pour le voir.
signin-left-title = Abandonner le travail de { $name } ?
signin-left-basket = { $n ->
    [one] Le panier en cours, { $n } place, n’est pas vendu et sera perdu.
   *[other] Le panier en cours, { $n } places, n’est pas vendu et sera perdu.
}
signin-left-typed = Une saisie n’est pas enregistrée et sera perdue.
signin-left-act = Abandonner et entrer
signin-demo-pin = PIN { $pin }
signin-nobody = Personne ne peut encore entrer
signin-nobody-text = La maison n’a pas d’opérateur. Un responsable doit être créé depuis l’installation.
signin-other-language = English
signin-version = Contremarque { $version }
signin-revoked-title = « { $counter } » n’est plus admis
signin-revoked-since = Un responsable l’a exclu de cette maison, { $at }.
signin-revoked-kept = Tout ce qui a été fait ici est enregistré. Ce qui était commencé attend derrière cette page.
signin-revoked-step-1 = Sur un autre guichet, un responsable ouvre Réglages, Guichets.
signin-revoked-step-2 = Il choisit « { $counter } », puis Réadmettre.
signin-revoked-step-3 = Il peut vérifier que c’est bien ce guichet, à sa clé :
signin-revoked-look = Vérifier maintenant
signin-waiting-title = « { $counter } » attend d’être admis
signin-waiting-why = Il vient de s’inscrire dans cette maison. Un responsable doit l’admettre avant qu’on y travaille.
signin-waiting-then = Cette page s’ouvre d’elle-même dès qu’il est admis.
signin-waiting-step = Il choisit « { $counter } », puis Admettre.
signin-elsewhere-title = « { $counter } » travaille déjà ailleurs
signin-elsewhere-why = Son dossier a été copié, ou ce poste vient d’une image d’un autre : la maison n’a qu’un guichet de cette clé, et il travaille en ce moment dans un autre dossier ou sur un autre poste.
signin-elsewhere-step-1 = Si c’est ici qu’il doit travailler : fermez-le là-bas. Cette page s’ouvre d’elle-même une minute après.
signin-elsewhere-step-2 = Si les deux doivent travailler : fermez celui-ci, videz son dossier, et rejoignez la maison à nouveau (Rejoindre, ou contremarquectl join). Un responsable admet alors un guichet de plus.
signin-elsewhere-key = Clé des deux :
