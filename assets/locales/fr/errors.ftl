# Une phrase par code d’erreur : ce qui s’est passé, et quoi faire.

error-unknown = Une erreur inattendue s’est produite ({ $code }). Rien n’a été changé.
error-unreachable = Le programme n’a pas répondu. Réessayer ne fera rien deux fois.
error-not-signed-in = La session est terminée. Saisissez à nouveau votre code PIN.
error-forbidden = Votre rôle ne permet pas cette action.
error-wrong-pin = Nom ou code PIN incorrect.
error-too-many-attempts = Trop d’essais. Attendez un peu avant de recommencer.
error-stale = La demande a changé entre-temps. Le dossier vient d’être relu.
error-claimed = { $name } examine déjà cette demande.
error-not-found = Cet élément n’existe plus.
