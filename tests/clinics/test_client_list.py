"""Reading a clinic's own list of clients, as spreadsheets and booking systems write it."""

import pytest

from clinics import client_list
from clinics.client_list import Client, NotAListError, Refusal

ANNA, PHONE = "anna@example.org", "+442079460101"


def read(text, encoding="utf-8"):
    return list(client_list.read(text.encode(encoding), region="GB"))


def keys(text):
    return [each.keys for each in read(text) if isinstance(each, Client)]


@pytest.mark.parametrize(
    "text",
    [
        "Name,E-mail,Phone\nAnna,anna@example.org,020 7946 0101\n",
        "Name;Email address;Telephone number\r\nAnna;anna@example.org;020 7946 0101\r\n",
        "Nombre\tCorreo electrónico\tTeléfono móvil\nAnna\tanna@example.org\t020 7946 0101\n",
        '\n"Name","EMAIL","Mobile"\n\n"Anna, May","anna@example.org","020 7946 0101"\n',
        "Name;E-Mail-Adresse;Handynummer\nAnna;anna@example.org;020 7946 0101\n",
        "Nom;Courriel;N° de téléphone\nAnna;anna@example.org;020 7946 0101\n",
        "sep=;\r\nEmail (primary);Contact no.\r\nanna@example.org;020 7946 0101\r\n",
        "Client number,Email 1,Mobile No\n1234567,anna@example.org,'+44 20 7946 0101\n",
    ],
)
def test_the_usual_titles_and_separators_are_known(text):
    assert keys(text) == [(ANNA, PHONE)]


def test_columns_about_an_address_are_not_taken_for_one():
    found = read(
        "Email,Email consent,Mailing list,Phone verified on\nanna@example.org,yes,spring,2026-01-01\n"
    )
    assert found == [Client(2, (ANNA,))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_usual_encodings_are_known(encoding):
    (client,) = read("Teléfono,correo\n020 7946 0101,anna@exämple.org\n", encoding)
    assert client == Client(2, (PHONE, "anna@xn--exmple-cua.org"))


def test_without_titles_each_cell_tells_what_it_is():
    rows = '"May, Anna, Dr";12/05/1980;1000234;;020 7946 0101\nBen;1980-05-12;1000235;anna@example.org;\n'
    assert read(rows) == [Client(1, (PHONE,)), Client(2, (ANNA,))]


def test_titles_in_words_that_are_not_known_do_not_matter():
    assert read("Όνομα;Ταχυδρομείο\nAnna;anna@example.org\n") == [Client(2, (ANNA,))]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Anna May <anna@example.org>", (ANNA,)),
        ("mailto:anna@example.org", (ANNA,)),
        ("anna@example.org; ben@example.org", (ANNA, "ben@example.org")),
        ("anna@ example.org", (ANNA,)),
        ("o'hara@example.org", ("o'hara@example.org",)),
    ],
)
def test_addresses_are_found_however_the_cell_was_filled(cell, expected):
    assert keys(f'email\n"{cell}"\n') == [expected]


@pytest.mark.parametrize("cell", ["020 7946 0101 / 07700 900123", "+442079460101;07700900123"])
def test_a_cell_may_hold_two_numbers(cell):
    assert keys(f'phone\n"{cell}"\n') == [(PHONE, "+447700900123")]


def test_a_number_that_a_spreadsheet_took_for_a_quantity_is_read_or_refused_but_never_another_number():
    assert keys("phone\n2079460101.0\n") == [(PHONE,)]
    assert [each.reason for each in read("phone\n4.42079460101E+11\n")] == ["not a telephone number"]


def test_a_cell_that_cannot_be_used_is_named_masked_and_the_rest_goes_on():
    found = read("email,phone\nanna@,020 7946 0101\nben@example.org,12\n,\nAnna has a rash@x,-\n")
    assert [each for each in found if isinstance(each, Client)] == [
        Client(2, (PHONE,)),
        Client(3, ("ben@example.org",)),
    ]
    refused = [(each.line, each.field) for each in found if isinstance(each, Refusal)]
    assert refused == [(2, "email"), (3, "phone"), (5, "email")]
    assert "anna" not in str(found) and "rash" not in str(found)


def test_a_row_that_says_nothing_of_how_to_reach_the_person_is_named():
    assert read("name,email\nAnna,anna@example.org\nBen,n/a\n")[1] == Refusal(
        3, "", "", "no e-mail address and no telephone number"
    )


def test_a_quote_that_nobody_closed_costs_no_other_row():
    rows = [f"Client,client{number}@example.org" for number in range(100)]
    rows[10] = '"Client,client10@example.org'
    rows[50] = 'The 5" one,client50@example.org'
    rows[60] = '"Two\nlines",client60@example.org'
    found = read("\n".join(["name,email", *rows]))
    assert [each.keys for each in found] == [(f"client{number}@example.org",) for number in range(100)]
    assert found[99].line == 102


@pytest.mark.parametrize("text", ["", "  \n\n", "name,town\nAnna,London\n", "PK\0\0binary"])
def test_what_is_no_list_is_refused_with_what_to_do(text):
    with pytest.raises(NotAListError):
        read(text)
