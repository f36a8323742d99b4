# A sentence for each error code: what happened, and what to do.

error-unknown = Something unexpected happened ({ $code }). Nothing was changed.
error-unreachable = The program did not answer. Trying again will not do anything twice.
error-not-signed-in = The session has ended. Enter your PIN again.
error-forbidden = Your role does not allow this.
error-wrong-pin = Wrong name or PIN.
error-too-many-attempts = Too many attempts. Wait a little before trying again.
error-stale = The request has changed in the meantime. Its file was read again.
error-claimed = { $name } is already looking at this request.
error-not-found = This no longer exists.
