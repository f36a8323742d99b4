//! The Secret Service of the session bus: GNOME's keyring, KDE's wallet, KeePassXC.

use std::sync::Arc;

/// A keyring, by the name of what it keeps.
pub(super) trait Keyring: Send + Sync {
    fn get(&self, name: &str) -> Result<Option<String>, String>;
    fn set(&self, name: &str, secret: &str) -> Result<(), String>;
    fn forget(&self, name: &str) -> Result<(), String>;
}

/// The keyring of this system, if it has one that answers.
#[cfg(target_os = "linux")]
pub(crate) fn find() -> Option<Arc<dyn Keyring>> {
    service::find().map(|service| Arc::new(service) as Arc<dyn Keyring>)
}

/// Elsewhere passwords are in the file.
#[cfg(not(target_os = "linux"))]
pub fn find() -> Option<Arc<dyn Keyring>> {
    None
}

#[cfg(target_os = "linux")]
mod service {
    use std::collections::HashMap;
    use std::path::Path;
    use std::sync::{Arc, mpsc};
    use std::time::Duration;

    use dbus_secret_service_keyring_store::Store;
    use keyring_core::{CredentialStore, Entry, Error};

    /// Under which the keyring's own program lists our passwords.
    const SERVICE: &str = "Contremarque";
    /// A service that takes longer to answer is none: it must not hold up the first screen.
    const PATIENCE: Duration = Duration::from_secs(3);

    pub(crate) struct Service(Arc<CredentialStore>);

    /// Connects, and asks for something that is not there.
    pub(crate) fn find() -> Option<Service> {
        if !has_bus() {
            return None;
        }
        let (found, answer) = mpsc::channel();
        let look = move || {
            let store: Result<Arc<CredentialStore>, Error> = Store::new().map(|store| store as _);
            let tried = store.and_then(|store| {
                let service = Service(store);
                match service.entry("probe")?.get_password() {
                    Ok(_) | Err(Error::NoEntry) => Ok(service),
                    Err(e) => Err(e),
                }
            });
            // Whoever waited may be gone.
            let _ = found.send(tried);
        };
        std::thread::Builder::new().name("keyring".to_owned()).spawn(look).ok()?;
        match answer.recv_timeout(PATIENCE) {
            Ok(Ok(service)) => Some(service),
            Ok(Err(why)) => {
                tracing::info!(%why, "no keyring: passwords are in a file");
                None
            }
            Err(_) => {
                tracing::info!("the keyring does not answer: passwords are in a file");
                None
            }
        }
    }

    /// libdbus would start a bus of its own where there is none.
    fn has_bus() -> bool {
        let named = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some();
        let runtime = std::env::var_os("XDG_RUNTIME_DIR");
        named || runtime.is_some_and(|folder| Path::new(&folder).join("bus").exists())
    }

    impl Service {
        fn entry(&self, name: &str) -> Result<Entry, Error> {
            let label = format!("{SERVICE} — {name}");
            let modifiers = HashMap::from([("label", label.as_str())]);
            Entry::new_in_store_with_modifiers(&self.0, SERVICE, name, &modifiers)
        }
    }

    impl super::Keyring for Service {
        fn get(&self, name: &str) -> Result<Option<String>, String> {
            match self.entry(name).and_then(|entry| entry.get_password()) {
                Ok(secret) => Ok(Some(secret)),
                Err(Error::NoEntry) => Ok(None),
                Err(e) => Err(why(&e)),
            }
        }

        fn set(&self, name: &str, secret: &str) -> Result<(), String> {
            self.entry(name).and_then(|entry| entry.set_password(secret)).map_err(|e| why(&e))
        }

        fn forget(&self, name: &str) -> Result<(), String> {
            match self.entry(name).and_then(|entry| entry.delete_credential()) {
                Ok(()) | Err(Error::NoEntry) => Ok(()),
                Err(e) => Err(why(&e)),
            }
        }
    }

    /// Some errors of the library carry what was read: only those that do not are quoted.
    fn why(error: &Error) -> String {
        match error {
            Error::BadEncoding(_) | Error::BadDataFormat(..) => "unreadable entry".to_owned(),
            other => other.to_string(),
        }
    }
}
