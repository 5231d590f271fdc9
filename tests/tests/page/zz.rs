use hearsay_tests::{
    files,
    kept::{self, Inventory},
    scene::Scene,
    stage::hearing,
};
#[test]
fn zz() {
    hearing("zz", &Scene::new().quiet(1.0), async |stage| {
        let page = &stage.page;
        page.open().await?;
        files::import(page, &kept::archive(24)?).await?;
        tokio::time::sleep(std::time::Duration::from_secs(4)).await;
        println!("{:?}", Inventory::of(page).await?);
        let html = page
            .run(
                "return document.querySelector('#history .scroller').outerHTML.slice(0,3000)",
                vec![],
            )
            .await?;
        println!("{html}");
        let html = page
            .run(
                "return document.querySelector('#privacy').innerText.slice(0,3000)",
                vec![],
            )
            .await?;
        println!("{html}");
        println!("{:?}", page.console().await?);
        stage
            .page
            .client
            .screenshot(std::path::Path::new("/tmp/zz.png"))
            .await?;
        Ok(())
    });
}
