"""Prove that two first-edition folders give the same advice.

usage: python compare.py OLD_FOLDER EXPANDED_FOLDER [ROADS] [SEED]
"""
import itertools, random, sys, time
from collections import Counter
from pathlib import Path
sys.path.insert(0, ".")
from weerbaar_cli.library import Library
from weerbaar_cli.play import Journey, position, Advice, answered, follow, reasons, resolved_contact
from weerbaar_cli.pages import reasons_in_words

OLD, NEW = sys.argv[1:3]
ROADS = int(sys.argv[3]) if len(sys.argv) > 3 else 20000
SEED = int(sys.argv[4]) if len(sys.argv) > 4 else 1
old, new = Library(Path(OLD)), Library(Path(NEW))
bad = Counter(); counts = Counter(); shown = 0
def wrong(kind, *what):
    global shown
    bad[kind] += 1
    if shown < 60: print("VERSCHIL", kind, *what); shown += 1

def plain(v):  # a comparable value without places
    if isinstance(v, str): return str(v)
    if isinstance(v, dict): return {str(k): plain(x) for k, x in v.items()}
    if isinstance(v, (tuple, list, frozenset)): return tuple(plain(x) for x in v)
    return v
def cond(when): return tuple((tuple((str(q), tuple(map(str, a))) for q, a in c.entries), tuple((str(q), tuple(map(str, a))) for q, a in c.excluded)) for c in when)
def names(*whens): return sorted({str(q) for w in whens for c in w for q, _ in (*c.entries, *c.excluded)})

def questions_of(lib):
    found = {}
    for f in lib:
        for q in lib[f].questions.values(): found[f, str(q.id)] = q
    return found
QS = questions_of(old)
def domain(flow, name):
    q = QS.get((flow, name)) or old.shared.questions[name]
    ids = [str(a) for a in q.answers]
    if q.kind != "meer": return [None, *((a,) for a in ids)]
    single = [a for a in ids if not q.answers[a].exclusive]
    sets = [s for n in range(1, len(single) + 1) for s in itertools.combinations(single, n)]
    return [None, *sets, *((a,) for a in ids if q.answers[a].exclusive)]
def worlds(flow, qs):
    doms = [domain(flow, q) for q in qs]
    for values in itertools.product(*doms): yield {q: v for q, v in zip(qs, values) if v is not None}

def headings(steps):
    h, out = "", {}
    for s in steps:
        h = str(s.heading) or h
        out[str(s.id)] = h
    return out

def compare_outcome(fid, a, b):
    for field in ("id", "title", "urgency", "intro", "sources"):
        if plain(getattr(a, field)) != plain(getattr(b, field)): wrong("uitkomst", fid, a.id, field)
    A, B = {str(s.id): s for s in a.steps}, {str(s.id): s for s in b.steps}
    if len(A) != len(a.steps) or len(B) != len(b.steps): wrong("dubbel-id", fid, a.id)
    if set(A) != set(B): wrong("stap-ids", fid, a.id, set(A) ^ set(B)); return
    ha, hb = headings(a.steps), headings(b.steps)
    for sid, s in A.items():
        t = B[sid]; counts["stappen"] += 1
        if (plain(s.do), plain(s.explanation), plain(s.sources), plain(s.shared)) != (plain(t.do), plain(t.explanation), plain(t.sources), plain(t.shared)):
            wrong("tekst", fid, a.id, sid)
        if ha[sid] != hb[sid]: wrong("kop", fid, a.id, sid, ha[sid], "->", hb[sid])
        for w in worlds(fid, names(s.when, t.when)):
            counts["werelden-voorwaarde"] += 1
            x, y = reasons(s.when, w), reasons(t.when, w)
            if x != y: wrong("omdat" if x is not None and y is not None else "voorwaarde", fid, a.id, sid, w, x, y)
            elif x is not None and list(x) != list(y): wrong("omdat-volgorde", fid, a.id, sid, w, list(x), list(y))
    pos = {str(s.id): n for n, s in enumerate(b.steps)}
    ids = [str(s.id) for s in a.steps]
    for i, j in itertools.combinations(ids, 2):
        if pos[i] > pos[j]:  # turned round: never shown together
            counts["omgedraaide-paren"] += 1
            for w in worlds(fid, names(A[i].when, A[j].when)):
                if reasons(A[i].when, w) is not None and reasons(A[j].when, w) is not None:
                    wrong("volgorde", fid, a.id, i, j, w); break
    qs = names(*(i.when for i in (*a.contacts, *b.contacts)))
    if "rol" not in qs: qs = sorted([*qs, "rol"])
    def contacts(lib, o, w):
        return tuple(dict.fromkeys(str(resolved_contact(i.target, w, lib.shared)) for i in o.contacts if reasons(i.when, w) is not None))
    for w in worlds(fid, qs):
        counts["werelden-contact"] += 1
        if contacts(old, a, w) != contacts(new, b, w): wrong("contact", fid, a.id, w, contacts(old, a, w), contacts(new, b, w))
    for field in ("templates", "follow_on"):
        x = [(str(i.target), cond(i.when)) for i in getattr(a, field)]
        y = [(str(i.target), cond(i.when)) for i in getattr(b, field)]
        if x != y: wrong(field, fid, a.id)

def examples(lib):
    """The assertions, without names and stories."""
    found = Counter()
    for f in lib:
        for e in lib[f].examples.values():
            found[f, str(e.outcome), tuple((str(k), plain(v)) for k, v in e.answers.items()), plain(e.shows), plain(e.hides)] += 1
    return found

def said(advice, lib):
    stops = {s.question.id: s for s in advice.trail}
    h, steps = "", []
    shown_ids = {s.step.id: s for s in advice.steps}
    for s in advice.outcome.steps:
        h = str(s.heading) or h
        if s.id in shown_ids:
            adv = shown_ids[s.id]
            steps.append((str(s.id), str(s.do), str(s.explanation), plain(s.sources), h,
                          plain(dict(adv.because)), tuple(reasons_in_words(adv.because, stops, lib.shared))))
    o = advice.outcome
    return (str(advice.flow.id), str(o.id), str(o.title), str(o.urgency), str(o.intro), plain(o.sources), tuple(steps),
            tuple(plain(c._replace(per=None)) for c in advice.contacts), tuple(plain(t) for t in advice.templates),
            plain(advice.follow_on), plain(advice.answers), str(advice.flow.checked))

def roads(count):
    rnd = random.Random(SEED); flows = sorted(old)
    ends = Counter(); n = 0
    while n < count:
        j = Journey(rnd.choice(flows)); depth = 0
        while True:
            p, q = position(j, old, old.shared), position(j, new, new.shared)
            if isinstance(p, Advice):
                if not isinstance(q, Advice): wrong("einde", j); break
                n += 1
                ends[str(p.flow.id), str(p.outcome.id)] += 1
                x, y = said(p, old), said(q, new)
                if x != y: wrong("weg", j.flow, plain(p.answers), [(s, t) for s, t in zip(x, y) if s != t][:1])
                if p.follow_on and depth < 3 and n < count and rnd.random() < 0.6:
                    j = follow(j, p.trail, rnd.choice(p.follow_on), old.shared); depth += 1; continue
                break
            if plain(p.question.id) != plain(q.question.id) or [str(a.id) for a in p.offered] != [str(a.id) for a in q.offered]: wrong("vraag", j); break
            ids = [a for a in p.offered]
            if p.question.id in ("gevaar", "gevaar-nu", "zelfdoding") and rnd.random() < 0.9: chosen = ("nee",)
            elif p.question.kind == "meer" and rnd.random() < 0.8:
                many = [str(a.id) for a in ids if not a.exclusive]
                k = set(rnd.sample(many, rnd.randint(1, len(many)))); chosen = tuple(m for m in many if m in k)
            else: chosen = (str(rnd.choice(ids).id),)
            j = answered(j, p.question.id, chosen)
    return n, ends

t0 = time.time()
if sorted(old) != sorted(new): wrong("flows")
for fid in old:
    a, b = old[fid], new[fid]
    for field in ("title", "summary", "checked", "start", "sources", "no_emergency"):
        if plain(getattr(a, field)) != plain(getattr(b, field)): wrong("flow", fid, field)
    def q(v): return (str(v.id), str(v.text), str(v.explanation), str(v.kind), plain(v.sources), plain(v.shared), [(str(r.target), r.to_flow, cond(r.when)) for r in v.routes],
        [(str(k), str(x.text), str(x.explanation), cond(x.when), x.exclusive, [(str(r.target), r.to_flow, cond(r.when)) for r in x.routes]) for k, x in v.answers.items()])
    if [q(v) for v in a.questions.values()] != [q(v) for v in b.questions.values()]: wrong("vragen", fid)
    if list(map(str, a.outcomes)) != list(map(str, b.outcomes)): wrong("uitkomsten", fid)
    for oid in a.outcomes: counts["uitkomsten"] += 1; compare_outcome(fid, a.outcomes[oid], b.outcomes[oid])
for part in ("steps", "contacts", "sources", "templates", "questions"):
    x, y = getattr(old.shared, part), getattr(new.shared, part)
    for k in x:
        counts["gedeeld"] += 1
        u, v = (tuple(plain(z) for n, z in zip(e._fields, e) if n not in ("place", "answers", "routes", "people")) if e else None for e in (x[k], y.get(k)))
        if u != v: wrong("gedeeld", part, k)
    if set(y) - set(x): wrong("gedeeld-erbij", part, set(y) - set(x))
ea, eb = examples(old), examples(new)
counts["voorbeelden"] = sum(ea.values())
if ea != eb: wrong("toetsen", (ea - eb), (eb - ea))
print("exact:", dict(counts), f"{time.time() - t0:.0f}s", flush=True)
n, ends = roads(ROADS)
every = {(f, str(o)) for f in old for o in old[f].outcomes}
print(f"wegen gespeeld: {n}, uitkomsten geraakt: {len(ends)} van {len(every)}, niet: {sorted(every - set(ends))}, {time.time() - t0:.0f}s")
print("GELIJK" if not bad else f"VERSCHILLEN: {dict(bad)}")
sys.exit(bool(bad))
