"""Turn a folder with the second edition's constructs into an equivalent first-edition folder.

usage: python expand.py FLOWS_FOLDER TARGET_FOLDER
"""
import copy, shutil, sys
from pathlib import Path
import yaml

def load(path): return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
class Plain(yaml.SafeDumper):
    def ignore_aliases(self, data): return True
def dump(value, path):
    path.write_text(yaml.dump(value, Dumper=Plain, allow_unicode=True, sort_keys=False, width=100000), encoding="utf-8")
def aslist(v): return v if isinstance(v, list) else [v]
def clauses(als):  # missing condition: one clause that always holds
    return [{}] if als in (None, {}, []) else aslist(als)

class Expander:
    def __init__(self, folder):
        g = folder / "gedeeld"
        self.questions = load(g / "vragen.yaml")["vragen"]
        self.steps = load(g / "stappen.yaml")["stappen"]
        self.contacts = load(g / "contacten.yaml")["contacten"]
        path = g / "uitkomsten.yaml"
        self.outcomes = load(path)["uitkomsten"] if path.exists() else {}

    def both(self, one, other):
        """All clauses of which one of each holds, entries of `one` first, in the order of trying."""
        out = []
        for a in clauses(one):
            for b in clauses(other):
                made = self._both(a, b)
                if made is not None: out.append(made)
        if {} in out: out = out[: out.index({}) + 1]
        if not out: return "never"
        return None if out == [{}] else out

    def _both(self, a, b):
        made = {k: v for k, v in a.items() if k != "niet"}
        for q, v in b.items():
            if q == "niet": continue
            if q in made:
                if made[q] == v: continue
                if q not in self.questions or self.questions[q].get("soort", "een") != "een":
                    raise SystemExit(f"{q}: twice in one condition, and not a shared question of kind een")
                have = [x for x in aslist(made[q]) if x in aslist(v)]
                if not have: return None
                made[q] = have
            else: made[q] = v
        niet = dict(a.get("niet", {}))
        for q, v in b.get("niet", {}).items():
            niet[q] = list(dict.fromkeys(aslist(niet[q]) + aslist(v))) if q in niet else v
        # an entry about a question of kind een whose every answer is excluded never holds
        for q in made:
            if q in niet and q in self.questions and self.questions[q].get("soort", "een") == "een":
                left = [x for x in aslist(made[q]) if x not in aslist(niet[q])]
                if not left: return None
        if niet: made["niet"] = niet
        return made

    def per(self, entry):
        """(target, condition) of each choice; answers with the same target are one use."""
        q = entry["per"]; by = {}
        for answer, target in entry["keuze"].items(): by.setdefault(target, []).append(answer)
        for target, answers in by.items(): yield target, {q: answers if len(answers) > 1 else answers[0]}
        if "anders" in entry: yield entry["anders"], {"niet": {q: list(entry["keuze"])}}

    def use(self, item, name, kop, als):
        """The plain steps of one use of a shared step, whatever it is."""
        entry = self.steps.get(name, {})
        if "stappen" in entry:
            found = []
            for n, member in enumerate(aslist(entry["stappen"]), 1):
                member = {"doe": member} if isinstance(member, str) else dict(member)
                when = self.both(als, member.get("als"))
                if when == "never": continue
                if "gebruik" not in member: member.setdefault("id", f"{name}-{n}")
                if "gebruik" in member and "stappen" in self.steps.get(member["gebruik"], {}): raise SystemExit("group in group")
                found += self.use(member, member.get("gebruik"), member.get("kop"), when)
            return self._headed(found, kop)
        if "per" in entry:
            if set(item) - {"gebruik", "kop", "als", "todo"}: raise SystemExit(f"{name}: {set(item)}")
            found = []
            for target, cond in self.per(entry):
                when = self.both(als, cond)
                if when == "never": continue
                found += self.use({"gebruik": target}, target, None, when)
            return self._headed(found, kop)
        made = {k: v for k, v in item.items() if k not in ("kop", "als", "bel")}
        if kop: made["kop"] = kop
        if als: made["als"] = als
        return [made]

    @staticmethod
    def _headed(found, kop):
        """A heading above the first that shows: above each that has none of its own yet."""
        for each in found:
            if "kop" in each: break
            if kop: each["kop"] = kop
        return found

    def outcome(self, name, body):
        if "gebruik" in body:
            assert set(body) <= {"gebruik", "todo"} and body["gebruik"] == name, (name, body)
            body = copy.deepcopy(self.outcomes[name])
        body = dict(body)
        steps, place = [], 0
        for item in aslist(body["stappen"]):
            place += 1
            item = {"doe": item} if isinstance(item, str) else item
            if "gebruik" not in item and "id" not in item: item = {**item, "id": f"stap-{place}"}
            steps += self.use(item, item.get("gebruik"), item.get("kop"), item.get("als"))
        body["stappen"] = steps
        contacts = []
        for item in aslist(body["contact"]):
            item = {"contact": item} if isinstance(item, str) else item
            entry = self.contacts[item["contact"]]
            if "per" not in entry or "anders" in entry: contacts.append(item); continue
            for target, cond in self.per(entry):
                when = self.both(item.get("als"), cond)
                if when != "never": contacts.append({"contact": target, "als": when})
        body["contact"] = contacts
        return body

def expand(source, target):
    source, target = Path(source), Path(target)
    ex = Expander(source)
    if target.exists(): shutil.rmtree(target)
    (target / "gedeeld").mkdir(parents=True)
    for path in (source / "gedeeld").glob("*.yaml"):
        if path.name == "uitkomsten.yaml": continue
        if path.name == "stappen.yaml":
            plain = {k: {a: b for a, b in v.items() if a != "bel"} for k, v in ex.steps.items() if "per" not in v and "stappen" not in v}
            dump({"stappen": plain}, target / "gedeeld" / path.name)
        elif path.name == "contacten.yaml":
            dump({"contacten": {k: v for k, v in ex.contacts.items() if "per" not in v or "anders" in v}}, target / "gedeeld" / path.name)
        else: shutil.copy(path, target / "gedeeld" / path.name)
    for path in sorted(source.glob("*.yaml")):
        flow = load(path)
        flow["uitkomsten"] = {k: ex.outcome(k, v) for k, v in flow["uitkomsten"].items()}
        tests = flow.pop("toetsen", [])
        if tests:
            examples = flow.setdefault("voorbeelden", {})
            for n, test in enumerate(tests, 1):
                examples[f"toets-{n}"] = {"naam": f"Toets {n}", "verhaal": "Een toets.", **test}
        dump(flow, target / path.name)

if __name__ == "__main__":
    if len(sys.argv) != 3: raise SystemExit(__doc__)
    expand(*sys.argv[1:])
