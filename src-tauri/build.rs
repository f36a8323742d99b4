//! Lets the window call exactly one command, `call`, and sees to it that new pages are embedded.

const PAGES: &str = "../ui/dist";

fn main() {
    // The pages are read by a macro, of which cargo knows nothing.
    println!("cargo::rerun-if-changed={PAGES}");
    if !std::path::Path::new(PAGES).join("index.html").exists() {
        println!("cargo::error=the pages are not built: run `make`, or `npm run build` in ui/");
        return;
    }
    let commands = tauri_build::AppManifest::new().commands(&["call"]);
    if let Err(error) =
        tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands))
    {
        println!("cargo::error={error:#}");
    }
}
