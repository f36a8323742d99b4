# Sign-in and lock.

signin-demo = Demonstration house — SPECIMEN
signin-who = Who is at the counter?
signin-locked = Counter locked
signin-pin = PIN of { $name }
signin-enter = Sign in
signin-unlock = Unlock
signin-scanned = A code was read: somebody has to sign in to see it.
signin-left-title = Drop the work of { $name }?
signin-left-basket = { $n ->
    [one] The basket, { $n } place, is not sold and will be lost.
   *[other] The basket, { $n } places, is not sold and will be lost.
}
signin-left-typed = Something typed is not saved and will be lost.
signin-left-act = Drop it and enter
signin-demo-pin = PIN { $pin }
signin-nobody = Nobody can sign in yet
signin-nobody-text = The house has no operator. A supervisor has to be created from the installation.
signin-other-language = Français
signin-version = Contremarque { $version }
signin-revoked-title = “{ $counter }” is no longer admitted
signin-revoked-since = A supervisor shut it out of this house, { $at }.
signin-revoked-kept = All that was done here is kept. What was begun waits behind this page.
signin-revoked-step-1 = At another counter, a supervisor opens Settings, Counters.
signin-revoked-step-2 = They choose “{ $counter }”, then Let in again.
signin-revoked-step-3 = They can check that it is this counter by its key:
signin-revoked-look = Check now
signin-waiting-title = “{ $counter }” waits to be let in
signin-waiting-why = It has just registered in this house. A supervisor has to let it in before anyone works at it.
signin-waiting-then = This page opens by itself as soon as it is let in.
signin-waiting-step = They choose “{ $counter }”, then Let in.
signin-elsewhere-title = “{ $counter }” is at work elsewhere already
signin-elsewhere-why = Its folder was copied, or this machine comes from the image of another: the house has one counter of this key, and it is at work in another folder or on another machine now.
signin-elsewhere-step-1 = If it should work here: close it there. This page opens by itself a minute later.
signin-elsewhere-step-2 = If both should work: close this one, empty its folder, and join the house again (Join, or contremarquectl join). A supervisor then lets one more counter in.
signin-elsewhere-key = Key of both:
