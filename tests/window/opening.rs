//! The first seconds.

use harness::find::Role;
use harness::house::House;
use harness::story::in_window;

#[test]
fn the_window_opens_and_shows_the_sign_in() {
    let house = House::demo().unwrap();
    in_window("sign-in", &house, async |window| {
        window.see("Contremarque").await?;
        window.see("Qui est au guichet ?").await?;
        window.find(Role::Button, "Karim Benali").await?;
        assert_eq!(window.page().title().await?, "Contremarque");
        Ok(())
    });
}

#[test]
fn an_empty_folder_opens_a_window_all_the_same() {
    let house = House::empty().unwrap();
    in_window("empty-house", &house, async |window| window.see("Contremarque").await);
}
