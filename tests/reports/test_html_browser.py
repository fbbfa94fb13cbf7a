"""The HTML report in a browser: somebody clicks through the report of the sample."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

from hqaudit import audit
from hqaudit.reports import OUTPUTS
from hqaudit.reports.view import View
from tests.reports.hostile import REPORT as HOSTILE

if TYPE_CHECKING:
    from selenium.webdriver.remote.webelement import WebElement

BROWSER, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
SAMPLE = Path(__file__).parents[2] / "samples" / "budget-2024.pdf"
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip
pytestmark = pytest.mark.skipif(not (BROWSER and DRIVER), reason="chromium and chromedriver are not installed")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER or ""
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('browser')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_bytes(b"".join(OUTPUTS[".html"].data([audit(str(SAMPLE))], View())))
    return path.as_uri()


def sized(browser: Any, width: int, height: int) -> None:
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


def press(browser: Any, *keys: str) -> None:
    for key in keys:
        browser.switch_to.active_element.send_keys(key)


def found(browser: Any, what: str) -> list[WebElement]:
    elements: list[WebElement] = browser.find_elements(By.CSS_SELECTOR, what)
    return elements


def opened(browser: Any) -> str:
    return str(browser.find_element(By.CSS_SELECTOR, ".finding.on").get_attribute("id"))


@pytest.fixture
def report(browser: Any, page: str) -> Any:
    sized(browser, 1400, 900)
    browser.get("about:blank")
    browser.get(page)
    return browser


def test_a_click_lights_the_figures_of_a_finding(report: Any) -> None:
    assert not found(report, ".lit-s, .lit-e")
    item = next(one for one in found(report, ".finding") if "相邻两位数字颠倒" in one.text)
    item.find_element(By.CSS_SELECTOR, ".head").click()
    assert opened(report) == item.get_attribute("id")
    (suspect,) = found(report, ".lit-s")
    assert suspect.find_element(By.TAG_NAME, "title").get_attribute("textContent") == "498.51 · 疑点"
    assert found(report, ".lit-e")
    assert "几处应为同一金额" in item.text
    assert report.current_url.endswith(f"#{item.get_attribute('id')}")
    item.find_element(By.CSS_SELECTOR, ".head").click()
    assert not found(report, ".lit-s, .lit-e, .finding.on")


def test_the_figure_comes_into_sight_and_leads_back_to_its_finding(report: Any) -> None:
    (mark, *_) = found(report, "rect.wrong")
    report.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", mark)
    mark.click()
    assert opened(report) in str(mark.get_attribute("data-s"))
    inside = (
        "const r = document.querySelector('.lit-s').getBoundingClientRect(); return r.top > 0 && r.bottom < innerHeight"
    )
    assert report.execute_script(inside)


def test_keys(report: Any) -> None:
    names = [one.get_attribute("id") for one in found(report, ".finding")]
    press(report, "j")
    assert opened(report) == names[0]
    press(report, "j", "j", "k")
    assert opened(report) == names[1]
    press(report, Keys.ENTER)
    assert not found(report, ".finding.on")
    press(report, Keys.ENTER, Keys.ESCAPE)
    assert not found(report, ".finding.on")
    press(report, "/", "j")
    assert report.switch_to.active_element.get_attribute("value") == "j"


def test_filters(report: Any) -> None:
    def shown() -> int:
        return sum(one.is_displayed() for one in found(report, ".finding"))

    everything = shown()
    report.find_element(By.CSS_SELECTOR, ".sev.warning input").click()
    report.find_element(By.CSS_SELECTOR, ".sev.info input").click()
    assert 0 < shown() == len(found(report, ".finding.error")) < everything
    Select(report.find_element(By.CSS_SELECTOR, ".by-rule")).select_by_value("agreement")
    assert 0 < shown() == len(found(report, ".finding.error[data-rule=agreement]"))
    report.find_element(By.CSS_SELECTOR, ".find").send_keys("没有这个词")
    assert shown() == 0
    assert report.find_element(By.CSS_SELECTOR, ".none").is_displayed()


def test_layers_show_what_was_verified(report: Any) -> None:
    (mark, *_) = found(report, "rect.m.verified")
    assert mark.value_of_css_property("fill") == "rgba(0, 0, 0, 0)"
    report.find_element(By.CSS_SELECTOR, ".layer[value=verified]").click()
    assert mark.value_of_css_property("fill") != "rgba(0, 0, 0, 0)"


def test_a_link_opens_its_finding(report: Any, page: str) -> None:
    last = str(found(report, ".finding")[-1].get_attribute("id"))
    report.get("about:blank")
    report.get(f"{page}#{last}")
    assert opened(report) == last


def test_on_a_telephone_nothing_is_wider_than_the_screen(report: Any) -> None:
    sized(report, 390, 800)
    assert report.execute_script("return document.documentElement.scrollWidth") <= 390
    press(report, "j", "j", "j", "j", "j")
    assert found(report, ".lit-s")
    widths = (
        "return Math.max(...[...document.querySelectorAll('.finding *')].map((e) => e.getBoundingClientRect().right))"
    )
    assert report.execute_script(widths) <= 391


def test_nothing_of_a_hostile_document_runs_and_nothing_is_fetched(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_bytes(b"".join(OUTPUTS[".html"].data([HOSTILE], View())))
    browser.get(path.as_uri())
    assert len(found(browser, ".finding")) == len(HOSTILE.findings)
    assert len(found(browser, "script")) == 1
    requests = browser.execute_script("return performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert [name for name in requests if not name.startswith("data:")] == []
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []
