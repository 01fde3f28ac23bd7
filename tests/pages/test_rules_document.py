"""The safety rules as a page to sign: every demand in words, where it holds, and which advice it touches."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.program import refused, run
from tests.support.small_folder import small_folder
from weerbaar_cli.commands.export import FORMATS

WHY = "Wie leest, weet waarom."


def text_of(folder: Path, capsys: pytest.CaptureFixture[str], form: str = "txt") -> str:
    ran = run(capsys, "export", "--regels", "--formaat", form, "--flows", folder)
    assert (ran.code, ran.complaint) == (0, "")
    return ran.out


def said(rule: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What the page says about one rule, in running words."""
    folder = small_folder(tmp_path, **{"gedeeld/regels": f"regels:\n  proef:\n    waarom: {WHY}\n    {rule}\n"})
    _, _, after = text_of(folder, capsys).partition("Regel 1: proef\n")
    told, _, _ = after.partition("Akkoord")
    return " ".join(told.split()).lstrip("- ")


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("toont: ot", "Hier is altijd te zien: - Team voor raadsleden, Team voor wethouders of Het team contact ot"),
        ("toont: [bewaren, ot]", "Hier zijn altijd allemaal te zien: - Bewaar het bericht. stap bewaren"),
        (
            "toont-een-van: [griffier, logboek]",
            "minstens een van deze te zien: - De griffier contact griffier - Logboek",
        ),
        ("toont-niet: griffier", "Hier is nooit te zien: - De griffier contact griffier"),
        ("niet-samen: [griffier, wv]", "Hiervan is hoogstens een te zien: - De griffier"),
        ("eerste: [bewaren, ot]", "De eerste stap die te zien is, staat in deze lijst: - Bewaar het bericht."),
        ("eerste: [bewaren, ot]", "Het eerste contact dat te zien is, staat in deze lijst: - Team voor raadsleden"),
        (
            "volgorde: [griffier, [wv, nvvr]]",
            "in deze volgorde: 1. De griffier contact griffier 2. Team voor wethouders",
        ),
        ("volgorde: [griffier, [wv, nvvr]]", "Team voor wethouders of Team voor raadsleden contact wv, contact nvvr"),
        ("later-dan: {3: bewaren}", "Dit staat niet bij de eerste 3 stappen: - Bewaar het bericht."),
        ("later-dan: {1: bewaren}", "Dit is niet de eerste stap: - Bewaar het bericht."),
        (
            "hoogstens: {stappen: 5, sjablonen: 0, vragen: 1}",
            "hoogstens 5 stappen, geen teksten om mee te nemen en hoogstens 1 vraag in deze keuzehulp.",
        ),
        ("inleiding: [alleen]", "In de inleiding staat “alleen”."),
        ("urgentie: [nu, vandaag]", "Boven het advies staat “Doe dit nu” of “Doe dit vandaag”."),
        (
            "nummer: {griffier: geen, wv: 070-3333333}",
            "- De griffier: geen nummer contact griffier - Team voor wethouders",
        ),
        ("nummer: {griffier: geen, wv: 070-3333333}", "Team voor wethouders: 070-3333333 contact wv"),
        ('luidt: {gevaar: "Bent u?", gevaar/ja: "Ja"}', "precies zo: - Bent u? vraag gevaar - Ja antwoord gevaar/ja"),
        ("luidt: {contact:wv: Team}", "- Team naam van een contact wv"),
        ("nooit-schrijven: [altijd, nooit]", "nergens in een tekst die mensen zien: “altijd”, “nooit”"),
    ],
)
def test_a_demand_in_words(rule: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = said(rule, tmp_path, capsys)
    assert told.startswith(WHY)
    assert words in told


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("als: {gevaar: ja}", "Dit geldt waar op “Bent u in gevaar?” is geantwoord: “Ja”."),
        (
            "als: {gevaar: nee, niet: {rol: [raadslid, anders]}}",
            "is geantwoord: “Nee”, en op “Wat is uw rol?” is niet geantwoord: “Raadslid” of “Iets anders”.",
        ),
        ("als: {kleur: rood}", "op “Welke kleur?” (in “De tweede”) is geantwoord: “Rood”."),
        (
            "als: [{gevaar: ja}, {rol: raadslid}]",
            "Dit geldt in elk van deze gevallen: - Op “Bent u in gevaar?” is geantwoord: “Ja” - Op “Wat is uw rol?”",
        ),
        (
            "flow: tweede",
            "Dit geldt alleen bij “De tweede” (tweede). Dat raakt nu deze adviezen: - De tweede Alle adviezen",
        ),
        ("uitkomst: start/klaar", "Dit geldt alleen bij “Dit kunt u doen” (start/klaar)."),
        ("uitkomst: klaar", "Dat raakt nu deze adviezen: - Welke hulp past bij u? Dit kunt u doen klaar"),
        (
            "urgentie: nu",
            "Boven het advies staat daar “Doe dit nu”. Dat raakt nu deze adviezen: - Welke hulp past bij u?",
        ),
        ("behalve: [nood]", "Dit geldt niet bij “Bel nu 112” (nood)."),
        ("toont: logboek", "Dit geldt waar “Logboek” te zien is."),
        ("stappen-meer-dan: 1", "Dit geldt waar meer dan 1 stappen te zien zijn."),
        ("als: {gevaar: ja, rol: anders}", "Dat raakt nu geen enkel advies."),
    ],
)
def test_where_a_rule_holds(where: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert words in said(f"toont: ot\n    waar: {{{where}}}", tmp_path, capsys)


def test_a_rule_without_where_holds_everywhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said("toont: ot", tmp_path, capsys).endswith(
        "Dit geldt overal. Dat raakt nu alle adviezen van alle keuzehulpen."
    )


@pytest.mark.parametrize("form", FORMATS)
def test_our_own_rules_can_be_signed(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "export", "--regels", "--formaat", form)
    assert ran.code == 0
    for words in (
        "ot-overal",
        "Bel nu 112.",
        "alle adviezen van alle keuzehulpen, behalve deze:",
        "Wie in nood belt, komt niet ergens anders uit",
        "Datum en handtekening",
    ):
        assert words in ran.out
    assert form != "txt" or max(map(len, ran.out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("bedreiging",), "--regels gaat over alle keuzehulpen"),
        (("--voorbeeld", "online"), "--regels gaat over alle keuzehulpen"),
        (("--alle-voorbeelden", "--uit", "alles.html"), "--regels gaat over alle keuzehulpen"),
        (("--uit", "regels.pdf"), "eindigt niet op"),
    ],
)
def test_what_does_not_go_with_the_rules_is_refused(
    arguments: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert words in refused(capsys, "export", "--regels", *arguments)


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        (None, "deze map heeft geen veiligheidsregels"),
        ("regels: [\n", "is niet helemaal te lezen"),
    ],
)
def test_without_rules_to_read_there_is_one_clear_sentence(
    rules: str | None, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = small_folder(tmp_path, **({} if rules is None else {"gedeeld/regels": rules}))
    complaint = refused(capsys, "export", "--regels", "--flows", folder, code=3)
    assert words in complaint
    assert complaint.count("\n") == 1
