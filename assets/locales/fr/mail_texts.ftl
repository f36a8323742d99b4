# Mails to customers about their reprises, and about sales that were put right.

mail-hello = Bonjour { $customer },
mail-hello-nobody = Bonjour,
mail-demo = FACTICE – maison de démonstration, courriel sans valeur
mail-recap = Récapitulatif
mail-order = Commande n° { $order }
mail-reprise-number = Demande n° { $number }
mail-paid = Montant payé
mail-reprise = Montant de la reprise
mail-reprise-asked = Reprise demandée
mail-reprise-reversed = Reprise annulée
mail-total = Total
mail-signature = La billetterie
mail-question = Une question ? Répondez à ce courriel ou écrivez à { $contact }, en rappelant votre numéro de demande.
mail-question-desk = Une question ? La billetterie vous répond au guichet ; rappelez votre numéro de demande.
mail-question-order = Une question ? Répondez à ce courriel ou écrivez à { $contact }, en rappelant votre numéro de commande.
mail-question-order-desk = Une question ? La billetterie vous répond au guichet ; rappelez votre numéro de commande.
mail-question-credit = Une question ? Répondez à ce courriel ou écrivez à { $contact }, en rappelant le numéro de votre avoir.
mail-question-credit-desk = Une question ? La billetterie vous répond au guichet ; rappelez le numéro de votre avoir.
mail-question-account = Une question ? Répondez à ce courriel ou écrivez à { $contact }.
mail-question-account-desk = Une question ? La billetterie vous répond au guichet.

mail-received-subject = Demande de reprise de place
mail-received-title = Demande de reprise de place
mail-received-state = Demande reprise en cours
mail-received-preheader = Nous avons bien reçu votre demande pour la commande n° { $order }.
mail-received-intro = Nous avons bien reçu, le { $date }, votre demande de { $count ->
        [one] transformer votre place en avoir
       *[other] transformer vos { $count } places en avoir
    }. La billetterie l’étudie et vous écrira dès sa décision.
mail-received-hold = { $count ->
        [one] En attendant, votre billet est suspendu : il ne peut être ni téléchargé, ni contrôlé à l’entrée.
       *[other] En attendant, vos billets sont suspendus : ils ne peuvent être ni téléchargés, ni contrôlés à l’entrée.
    }
mail-received-mistake = Vous n’êtes pas à l’origine de cette demande, ou vous changez d’avis ? Prévenez-nous avant la décision.

mail-accepted-subject = Votre demande de reprise est acceptée
mail-accepted-title = Votre place est devenue un avoir
mail-accepted-title-free = Votre place a été reprise
mail-accepted-free = Votre demande est acceptée. Cette place était gratuite : sa reprise ne donne pas d’avoir.
mail-accepted-nothing = Votre demande est acceptée. Les conditions de reprise ne laissent rien à rendre pour cette place.
mail-accepted-state = Place reprise
mail-accepted-preheader = { $amount } ont été portés à votre solde client.
mail-accepted-intro = Votre demande est acceptée. { $amount } ont été portés à votre solde client, sous l’avoir n° { $lot }.
mail-accepted-intro-parts = Votre demande est acceptée. { $amount } ont été portés à votre solde client : { $parts }.
mail-accepted-part = { $amount } jusqu’au { $date } (avoir n° { $lot })
mail-accepted-balance = Votre solde client
mail-accepted-balance-line = Votre solde client : { $balance }
mail-accepted-expiry = Avoir valable jusqu’au { $date }
mail-accepted-expiries = Chaque montant a sa date de validité.
mail-accepted-use = Votre avoir vous attend au guichet : dites votre nom en prenant vos prochaines places, et choisissez la part à utiliser. Le reste est conservé sur votre compte jusqu’à sa date de validité.
mail-accepted-ticket = Le billet de cette place n’est plus valable : vous pouvez le jeter.

mail-refused-subject = Votre demande de reprise n’a pas été acceptée
mail-refused-title = Votre place reste à vous
mail-refused-state = Demande refusée
mail-refused-preheader = Nous n’avons pas pu accepter votre demande ; votre billet est de nouveau valable.
mail-refused-preheader-shut = Nous n’avons pas pu accepter votre demande.
mail-refused-intro = Nous avons étudié votre demande avec attention, et nous ne pouvons pas l’accepter.
mail-refused-reason = Motif
mail-refused-reason-line = Motif : { $reason }
mail-refused-sentence = Le mot de la billetterie
mail-refused-sentence-line = Le mot de la billetterie : { $sentence }
mail-refused-ticket = Votre billet est de nouveau valable : vous pouvez le télécharger et le présenter à l’entrée. Nous serons heureux de vous accueillir.

mail-tickets-subject = { $count ->
        [one] Votre billet, commande n° { $order }
       *[other] Vos billets, commande n° { $order }
    }
mail-tickets-title = { $count ->
        [one] Votre billet
       *[other] Vos billets
    }
mail-tickets-state = Commande payée
mail-tickets-preheader = { $count ->
        [one] Le billet de la commande n° { $order } est joint.
       *[other] Les { $count } billets de la commande n° { $order } sont joints.
    }
mail-tickets-intro = { $count ->
        [one] Voici le billet de votre commande n° { $order }, joint à ces mots.
       *[other] Voici les { $count } billets de votre commande n° { $order }, joints à ces mots : une page par place.
    }
mail-tickets-door = { $count ->
        [one] Présentez-le à l’entrée, imprimé ou sur l’écran de votre téléphone.
       *[other] Présentez-les à l’entrée, imprimés ou sur l’écran de votre téléphone.
    }
mail-tickets-private = { $count ->
        [one] Son code n’admet qu’une seule entrée : ne le transmettez qu’à la personne qui vient.
       *[other] Chaque code n’admet qu’une seule entrée : ne transmettez chaque billet qu’à la personne qui vient.
    }

mail-reversed-subject = La reprise de votre place est annulée
mail-reversed-title = Votre place est de nouveau à vous
mail-reversed-state = Reprise annulée
mail-reversed-preheader = La place est de nouveau à vous et son billet est valable.
mail-reversed-preheader-shut = La place est de nouveau à vous.
mail-reversed-intro = La reprise de votre place a été annulée par la billetterie : la place est de nouveau à vous.
mail-reversed-credit = Les { $amount } de l’avoir n° { $lot } ont été retirés de votre solde client.
mail-reversed-credits = Les { $amount } des avoirs n° { $lot } ont été retirés de votre solde client.
mail-reversed-ticket = Votre billet est de nouveau valable : vous pouvez le télécharger et le présenter à l’entrée.

mail-dropped-subject = Votre demande de reprise n’a pas abouti
mail-dropped-title = La place reste à vous
mail-dropped-state = Demande sans suite, sans avoir
mail-dropped-preheader = Aucun avoir n’est donné ; le billet de la place est valable.
mail-dropped-preheader-shut = Aucun avoir n’est donné ; la place reste à vous.
mail-dropped-intro = La billetterie n’a pas donné suite à votre demande de transformer votre place en avoir : la place reste à vous, et aucun avoir n’est donné.

mail-withdrawn-subject = Votre demande de reprise est retirée
mail-withdrawn-title = Votre demande est retirée
mail-withdrawn-state = Demande retirée
mail-withdrawn-preheader = La place reste à vous et son billet est valable.
mail-withdrawn-preheader-shut = La place reste à vous.
mail-withdrawn-intro = { $count ->
        [one] Votre demande de transformer votre place en avoir a été retirée. La place reste à vous.
       *[other] Votre demande de transformer vos places en avoir a été retirée. Les places restent à vous.
    }
mail-withdrawn-ticket = { $count ->
        [one] Votre billet est de nouveau valable : vous pouvez le télécharger et le présenter à l’entrée.
       *[other] Vos billets sont de nouveau valables : vous pouvez les télécharger et les présenter à l’entrée.
    }

mail-closed-subject = Votre demande de reprise est close
mail-closed-title = Votre demande est close
mail-closed-state = Demande close, sans avoir
mail-closed-preheader = Elle n’a plus d’objet : aucun avoir n’est donné.
mail-closed-preheader-credit = La place est annulée, et son avoir est repris.
mail-closed-intro-credit = La place que vous aviez rendue a été annulée dans votre commande : l’avoir qu’elle avait donné est repris.
mail-closed-intro = { $count ->
        [one] Votre demande de transformer votre place en avoir n’a plus d’objet : votre commande a changé depuis. Aucun avoir n’est donné pour cette place.
       *[other] Votre demande de transformer vos places en avoir n’a plus d’objet : votre commande a changé depuis. Aucun avoir n’est donné pour ces places.
    }

mail-voided-subject = Annulation dans votre commande
mail-voided-title = Annulation de places
mail-voided-state = Places annulées
mail-voided-preheader = Des places de la commande n° { $order } ont été annulées.
mail-voided-intro = { $count ->
        [one] La place ci-dessous a été annulée par la billetterie. Voici ce qui vous est rendu.
       *[other] Les { $count } places ci-dessous ont été annulées par la billetterie. Voici ce qui vous est rendu.
    }
mail-voided-ticket = { $count ->
        [one] Le billet de cette place n’est plus valable.
       *[other] Les billets de ces places ne sont plus valables.
    }

mail-exchanged-subject = Échange de places
mail-exchanged-title = Échange de places
mail-exchanged-state = Échange fait
mail-exchanged-preheader = Des places de la commande n° { $order } ont été échangées.
mail-exchanged-intro = Vos places ont été échangées par la billetterie. Les nouvelles sont dans la commande n° { $order }.
mail-exchanged-paid = Vous avez réglé la différence, { $amount }.
mail-exchanged-ticket = Les anciens billets ne sont plus valables ; seuls les nouveaux ouvrent l’entrée.

mail-rescheduled-subject = { $show } : changement de date
mail-rescheduled-title = Changement de date
mail-rescheduled-state = Séance déplacée
mail-rescheduled-preheader = Nouvelle date : { $now }.
mail-rescheduled-text-date = La représentation « { $show } » prévue le { $before } aura lieu le { $now }, { $hall }.
mail-rescheduled-text-tickets = Les places restent les mêmes. Les billets restent valables, même s’ils portent l’ancienne date : il suffit de les présenter à l’entrée.
mail-rescheduled-free = { $count ->
        [one] La nouvelle date ne vous convient pas ? Jusqu’au { $date } inclus, la billetterie transforme votre place en avoir, sans frais et au prix payé.
       *[other] La nouvelle date ne vous convient pas ? Jusqu’au { $date } inclus, la billetterie transforme vos places en avoir, sans frais et au prix payé.
    }

mail-amendment-given = Places rendues
mail-amendment-new = Nouvelles places
mail-amendment-number = Pièce n° { $number }
mail-amendment-price = Prix
mail-amendment-balance = Votre solde client est maintenant de { $balance }.
mail-given-cash = Rendu en espèces
mail-given-card = Remboursé sur votre carte
mail-given-card-unknown = Remboursement sur votre carte, en cours de vérification
mail-given-lot = Rendu à votre solde client, avoir n° { $lot }
mail-given-credit = Porté à votre solde client, nouvel avoir n° { $lot }
mail-given-until = { $amount }, valables jusqu’au { $date }
mail-given-line = { $label } : { $words }

mail-trial-subject = Essai d’envoi, { $house }
mail-trial-text = Le courriel de { $house } part bien. Essai envoyé depuis { $counter }.

mail-code-subject = { $code } est votre code, { $house }
mail-code-title = Votre code pour vous identifier
mail-code-title-address = Votre code pour changer d’adresse e-mail
mail-code-until = Tapez-le dans la page où vous l’avez demandé. Il est valable jusqu’à { $until }.
mail-code-not-asked = Si vous n’avez rien demandé, ne faites rien : personne n’entre sans ce code. Ne le donnez à personne, pas même à la billetterie.

mail-credit-given-subject = Un avoir vous est offert
mail-credit-given-title = Un avoir vous est offert
mail-credit-given-state = Avoir offert
mail-credit-given-preheader = { $amount }, à dépenser jusqu’au { $date }.
mail-credit-given-intro = La billetterie vous offre { $amount }, portés à votre solde client sous l’avoir n° { $lot }.
mail-credit-until = Dont { $amount } valables jusqu’au { $date }
mail-credit-taken-back-subject = Un avoir est retiré de votre solde client
mail-credit-taken-back-title = Un avoir est retiré
mail-credit-taken-back-state = Avoir retiré
mail-credit-taken-back-preheader = { $amount }, qui valaient jusqu’au { $date }, sont retirés.
mail-credit-taken-back-intro = La billetterie a retiré de votre solde client les { $amount } qui restaient de l’avoir n° { $lot }, qu’elle vous avait offert.
mail-credit-extended-subject = Votre avoir est prolongé
mail-credit-extended-title = Votre avoir est prolongé
mail-credit-extended-state = Avoir prolongé
mail-credit-extended-preheader = { $amount }, à dépenser jusqu’au { $date }.
mail-credit-extended-intro = Les { $amount } de votre solde client qui valaient jusqu’au { $before } valent désormais jusqu’au { $date }, sous l’avoir n° { $lot }.

mail-ending-subject = Un avoir à dépenser avant son échéance
mail-ending-title = Un avoir arrive à échéance
mail-ending-state = Avoir à dépenser
mail-ending-until = { $amount } à dépenser jusqu’au { $date }
mail-ending-from = { $amount } à dépenser, le premier avoir jusqu’au { $date }
mail-ending-intro = Il reste { $amount } sur votre avoir n° { $lot }, à dépenser jusqu’au { $date }.
mail-ending-intro-parts = Il reste { $amount } sur vos avoirs qui arrivent à échéance : { $parts }.
mail-ending-after = Passé cette date, ce qui reste n’est plus valable. Nous ne vous écrirons pas d’autre rappel.

mail-address-subject = Votre adresse e-mail a changé
mail-address-title = Votre adresse e-mail a changé
mail-address-state = Adresse changée
mail-address-preheader = Les courriels de votre compte client ne viendront plus ici.
mail-address-intro-site = Le { $date }, vous avez changé sur notre site l’adresse e-mail de votre compte client.
mail-address-intro-desk = Le { $date }, la billetterie a changé l’adresse e-mail de votre compte client.
mail-address-others = Nos courriels ne viendront plus à cette adresse, et elle n’ouvre plus votre espace client.
mail-address-mistake = Si vous n’avez rien demandé, prévenez tout de suite la billetterie : celui qui a la nouvelle adresse voit vos commandes et votre solde.

mail-closing-subject = Fermeture de votre compte client
mail-closing-title = Fermeture de votre compte client
mail-closing-state = Fermeture demandée
mail-closing-preheader = La billetterie efface votre compte client dans le mois.
mail-closing-intro = Le { $date }, vous avez demandé sur notre site la fermeture de votre compte client. La billetterie l’efface dans le mois. C’est notre dernier courriel : ensuite, nous n’avons plus votre adresse.
mail-closing-given-up = Vous renoncez à { $amount } de votre solde client, comme vous l’avez confirmé.
mail-closing-kept = Les lignes de vos commandes et de vos paiements sont conservées sans votre nom, aussi longtemps que la loi le demande.
mail-closing-mistake = Si vous changez d’avis, identifiez-vous sur le site et retirez votre demande avant que le compte ne soit effacé. Si vous n’avez rien demandé, prévenez tout de suite la billetterie.

mail-notice-subject = { $house } : { $count ->
    [one] un point attend quelqu’un
   *[other] { $count } points attendent quelqu’un
}
mail-notice-title = À { $house }, { $count ->
    [one] ceci attend
   *[other] ces { $count } points attendent
} quelqu’un :
mail-notice-once = Chaque point n’est écrit qu’une fois. L’état complet : contremarquectl status.
