"""A visible signature's place in the structure of the paper: PDF/UA-1 wants every field of a page within a Form tag (7.18.4).

Only while nothing is signed: a signature may add nothing but itself to those before it, or they would no longer hold.
"""

from typing import Any

from pyhanko.pdf_utils import generic

_pdf: Any = generic
"""Its makers are untyped."""


def tag_field(writer: Any, page: int, words: str) -> None:
    """The field that was added last, at the end of what is read. `writer` untyped, as its own methods are."""
    root = writer.root
    fields = root["/AcroForm"]["/Fields"]
    if "/StructTreeRoot" not in root or any("/V" in each.get_object() for each in fields):
        return
    tree, field = root["/StructTreeRoot"], fields.raw_get(len(fields) - 1)
    top = tree["/K"].raw_get(0) if isinstance(tree["/K"], generic.ArrayObject) else tree.raw_get("/K")
    key = _next_key(tree)
    element = writer.add_object(_element(top, field, writer.find_page_for_modification(page)[0], words))
    document = top.get_object()
    _add(document, "/K", element)
    _register(writer, tree, key, element)
    field.get_object()["/StructParent"] = _pdf.NumberObject(key)
    for changed in (document, tree, field.get_object()):
        writer.update_container(changed)


def _element(parent: Any, field: Any, page: Any, words: str) -> Any:
    points_to = {
        _pdf.NameObject("/Type"): _pdf.NameObject("/OBJR"),
        _pdf.NameObject("/Obj"): field,
        _pdf.NameObject("/Pg"): page,
    }
    return _pdf.DictionaryObject(
        {
            _pdf.NameObject("/Type"): _pdf.NameObject("/StructElem"),
            _pdf.NameObject("/S"): _pdf.NameObject("/Form"),
            _pdf.NameObject("/P"): parent,
            _pdf.NameObject("/Pg"): page,
            _pdf.NameObject("/Alt"): _pdf.TextStringObject(words),
            _pdf.NameObject("/K"): _pdf.DictionaryObject(points_to),
        }
    )


def _next_key(tree: Any) -> int:
    return int(tree["/ParentTreeNextKey"])


def _register(writer: Any, tree: Any, key: int, element: Any) -> None:
    """In the tree of numbers that leads from the field back to its element; typst writes it as one list."""
    numbers = tree["/ParentTree"]
    numbers["/Nums"].extend((_pdf.NumberObject(key), element))
    tree["/ParentTreeNextKey"] = _pdf.NumberObject(key + 1)
    writer.update_container(numbers["/Nums"])


def _add(parent: Any, name: str, child: Any) -> None:
    there = parent.get(name)
    if isinstance(there, generic.ArrayObject):
        there.append(child)
    else:
        parent[name] = _pdf.ArrayObject([child] if there is None else [parent.raw_get(name), child])
