"""Accounts: people and their addresses.

Four users, four addresses: one user has two, one has none, one has no full name, so that an inner
join (4 rows), a left join (5), a cross join (16) and an N+1 loop (5 statements) all give different
numbers. Table, column and class names follow the SQLAlchemy tutorial, the rows are our own.
"""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user_account"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(30))
    fullname: Mapped[str | None]
    addresses: Mapped[list["Address"]] = relationship(back_populates="user")

    def __repr__(self) -> str:
        return f"User({self.name!r})"


class Address(Base):
    __tablename__ = "address"

    id: Mapped[int] = mapped_column(primary_key=True)
    email_address: Mapped[str]
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    user: Mapped["User"] = relationship(back_populates="addresses")

    def __repr__(self) -> str:
        return f"Address({self.email_address!r})"


user_table = Base.metadata.tables["user_account"]
address_table = Base.metadata.tables["address"]

ROWS = {
    "user_account": [
        {"id": 1, "name": "ana", "fullname": "Ana Ruiz"},
        {"id": 2, "name": "ben", "fullname": "Ben Okafor"},
        {"id": 3, "name": "cleo", "fullname": None},
        {"id": 4, "name": "dan", "fullname": "Dan Li"},
    ],
    "address": [
        {"id": 1, "email_address": "ana@example.com", "user_id": 1},
        {"id": 2, "email_address": "ana@work.example", "user_id": 1},
        {"id": 3, "email_address": "ben@example.com", "user_id": 2},
        {"id": 4, "email_address": "dan@example.com", "user_id": 4},
    ],
}
