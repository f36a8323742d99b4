//! What all counters of a machine begin with: `/etc/contremarque/counter.conf`, written once by whoever runs ten desks.

use std::path::{Path, PathBuf};

use store::StoreError;

use crate::place::address::{escaped, has_password, with_option};

/// Where it is; the variable is for tests, and for a machine whose `/etc` cannot be written.
const VARIABLE: &str = "CONTREMARQUE_ETC";
const FOLDER: &str = "/etc/contremarque";
const FILE: &str = "counter.conf";
/// A set-up that is longer is none.
const LONGEST: u64 = 64 * 1024;
/// Stands for the name of the machine in the name of a counter.
const HOST: &str = "{host}";

/// What a counter of this machine begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetUp {
    /// `postgres://user@host/database`, without a password.
    pub address: String,
    /// The file of the authority that signed the server's certificate; empty for those of the system.
    pub authority: String,
    /// What a counter is called, `{host}` for the name of the machine.
    pub counter: String,
    /// The file of the password; empty where each desk asks for it.
    pub password_file: String,
}

impl SetUp {
    /// That of this machine, where it has one.
    ///
    /// # Errors
    /// [`StoreError::SetUp`], which names file and line.
    pub fn find() -> Result<Option<Self>, StoreError> {
        let folder = std::env::var_os(VARIABLE).map_or_else(|| FOLDER.into(), PathBuf::from);
        let path = folder.join(FILE);
        match std::fs::metadata(&path) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Ok(file) if file.len() <= LONGEST => {}
            _ => return Err(wrong(&path, 0, "unreadable")),
        }
        let text = std::fs::read_to_string(&path).map_err(|_| wrong(&path, 0, "unreadable"))?;
        Self::read(&path, &text).map(Some)
    }

    fn read(path: &Path, text: &str) -> Result<Self, StoreError> {
        let mut found = Self::default();
        for (n, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let wrong = |why| wrong(path, n + 1, why);
            let (name, value) = line.split_once('=').ok_or_else(|| wrong("line"))?;
            let value = value.trim();
            let value = value.strip_prefix('"').and_then(|v| v.strip_suffix('"')).unwrap_or(value);
            let field = match name.trim() {
                "address" if has_password(value) => return Err(wrong("password")),
                "address" => &mut found.address,
                "authority" => &mut found.authority,
                "counter" => &mut found.counter,
                "password_file" => &mut found.password_file,
                _ => return Err(wrong("name")),
            };
            value.clone_into(field);
        }
        if found.address.is_empty() { Err(wrong(path, 0, "address")) } else { Ok(found) }
    }

    /// The address, with the authority that it is checked by.
    #[must_use]
    pub fn url(&self) -> String {
        match self.authority.as_str() {
            "" => self.address.clone(),
            path => with_option(&self.address, "sslrootcert", &escaped(path)),
        }
    }

    /// What this machine's counter is called.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        let host = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
        let name = self.counter.replace(HOST, host.trim());
        Some(name.trim().to_owned()).filter(|name| !name.is_empty())
    }
}

fn wrong(path: &Path, line: usize, why: &'static str) -> StoreError {
    StoreError::SetUp { path: path.display().to_string(), line, why }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<SetUp, String> {
        SetUp::read(Path::new("/etc/x"), text).map_err(|e| e.to_string())
    }

    #[test]
    fn a_set_up_is_read_with_or_without_quotes() {
        let text = "# Ten desks\n\naddress = \"postgres://guichet@a,b/theatre\"\nauthority=/etc/ca one.pem\n";
        let found = read(text).unwrap();
        assert_eq!(found.url(), "postgres://guichet@a,b/theatre?sslrootcert=%2Fetc%2Fca%20one.pem");
        assert_eq!(found.name(), None);
    }

    #[test]
    fn what_is_wrong_in_a_set_up_is_said_with_its_line() {
        for (text, line, why) in [
            ("address = postgres://a@h/d\nport 5", 2, "line"),
            ("adress = postgres://a@h/d", 1, "name"),
            ("address = postgres://a:secret@h/d", 1, "password"),
            ("counter = Guichet {host}", 0, "address"),
        ] {
            let said = read(text).unwrap_err();
            assert!(said.contains(&format!("{line}: {why}")), "{said}");
            assert!(!said.contains("secret"));
        }
    }
}
