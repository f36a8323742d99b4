//! The backups of the day while a program stays open for days.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use api::{Api, Clock, DailyBackups, Options, What};
use harness::desk::{DAY_MS, Desk, TestClock};
use harness::small::small_house;
use runtime::hearing::Program as _;
use serde_json::json;

#[test]
fn a_second_folder_that_is_away_for_days_puts_no_backup_of_the_first_off() {
    let desk = Desk::sqlite(&small_house());
    let place = tempfile::tempdir().unwrap();
    desk.api.backup_to(&place.path().join("contremarque.sqlite")).unwrap();
    // On the system's clock when it begins, as files are.
    let begins = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    let clock = Arc::new(TestClock::at(i64::try_from(begins.as_millis()).unwrap()));
    let of_desk = Arc::clone(&clock) as Arc<dyn Clock>;
    let options = Options { clock: of_desk, ..Options::folder(place.path()) };
    let settings = json!({ "settings": { "counter": "Guichet 1", "locale": "fr", "lock_after_minutes": 0,
        "printer": "", "ticket_format": "a4", "database_url": "" },
        "backups": { "keep": 30, "keep_mb": 0, "second": place.path().join("disque"), "second_apart": false } });
    std::fs::write(place.path().join("counter.json"), settings.to_string()).unwrap();
    let house = Api::open(&options).unwrap();

    let (mut backups, mut made_at_ms) = (DailyBackups::new(), Vec::new());
    let folder = place.path().join("sauvegardes");
    for look in 0..3 * DAY_MS / 1_000 + 3_600 {
        backups.look(&house);
        let made = std::fs::read_dir(&folder).unwrap().count();
        if made > made_at_ms.len() {
            // Its file is of the time of the story.
            let at_ms = clock.now_ms();
            let at = SystemTime::UNIX_EPOCH + Duration::from_millis(at_ms.unsigned_abs());
            let names = std::fs::read_dir(&folder).unwrap().flatten();
            let newest = names.map(|entry| entry.path()).max().unwrap();
            std::fs::File::options().write(true).open(newest).unwrap().set_modified(at).unwrap();
            made_at_ms.push(at_ms);
        }
        if look % 600 == 0 {
            let seen: Vec<What> = house.sees().into_iter().map(|seen| seen.what).collect();
            assert!(!seen.contains(&What::BackupLate), "{look}: {seen:?}");
        }
        clock.pass(1_000);
    }
    assert_eq!(made_at_ms.len(), 4, "one a day");
    let apart = made_at_ms.windows(2).map(|two| two[1] - two[0]);
    assert!(apart.clone().all(|ms| ms <= DAY_MS + 600_000), "{:?}", apart.collect::<Vec<_>>());
}
