"""Reading a clinic's own list of clients, as spreadsheets and booking systems write it."""

import pytest

from clinics import client_list
from clinics.client_list import Client, NotAListError, Refusal


def read(text, encoding="utf-8"):
    return list(client_list.read(text.encode(encoding), region="GB"))


@pytest.mark.parametrize(
    "text",
    [
        "Name,E-mail,Phone\nAnna,anna@example.org,020 7946 0101\n",
        "Name;Email address;Telephone number\r\nAnna;anna@example.org;020 7946 0101\r\n",
        "Nombre\tCorreo electrónico\tTeléfono móvil\nAnna\tanna@example.org\t020 7946 0101\n",
        '\n"Name","EMAIL","Mobile"\n\n"Anna, May","anna@example.org","020 7946 0101"\n',
    ],
)
def test_the_usual_titles_and_separators_are_known(text):
    (client,) = read(text)
    assert (client.emails, client.phones) == (("anna@example.org",), ("020 7946 0101",))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_usual_encodings_are_known(encoding):
    (client,) = read("Teléfono,correo\n020 7946 0101,anna@exämple.org\n", encoding)
    assert client == Client(2, ("anna@exämple.org",), ("020 7946 0101",))


def test_without_a_head_the_cells_tell_what_they_are():
    assert read("Anna,anna@example.org\nBen,ben@example.org\n") == [
        Client(1, ("anna@example.org",)),
        Client(2, ("ben@example.org",)),
    ]


def test_a_cell_that_cannot_be_used_is_named_masked_and_the_rest_goes_on():
    found = read("email,phone\nanna@,020 7946 0101\nben@example.org,12\n,\n")
    assert [each for each in found if isinstance(each, Client)] == [
        Client(2, (), ("020 7946 0101",)),
        Client(3, ("ben@example.org",)),
    ]
    first, second = (each for each in found if isinstance(each, Refusal))
    assert (first.line, first.field, second.line, second.field) == (2, "email", 3, "phone")
    assert "anna" not in first.value


@pytest.mark.parametrize("text", ["", "  \n\n", "name,town\nAnna,London\n", "PK\0\0binary"])
def test_what_is_no_list_is_refused_with_what_to_do(text):
    with pytest.raises(NotAListError):
        read(text)
