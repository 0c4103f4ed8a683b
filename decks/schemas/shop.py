"""Shop: customers, orders, products, categories and tags.

One customer without an order, one without a city, one product without a category, two without a
tag; prices are whole euros because SQLite has no decimal type. The totals per order are 54, 45, 62
and nothing; joining the order lines to the tags counts some lines twice (167 instead of 161).
"""

import datetime as dt

from sqlalchemy import Column, ForeignKey, Table
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Customer(Base):
    __tablename__ = "customer"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    email: Mapped[str] = mapped_column(unique=True)
    city: Mapped[str | None]
    orders: Mapped[list["Order"]] = relationship(
        back_populates="customer", cascade="all, delete-orphan"
    )

    def __repr__(self) -> str:
        return f"Customer({self.name!r})"


class Category(Base):
    __tablename__ = "category"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("category.id"))
    parent: Mapped["Category | None"] = relationship(
        back_populates="children", remote_side=[id]
    )
    children: Mapped[list["Category"]] = relationship(back_populates="parent")
    products: Mapped[list["Product"]] = relationship(back_populates="category")

    def __repr__(self) -> str:
        return f"Category({self.name!r})"


product_tag = Table(
    "product_tag",
    Base.metadata,
    Column("product_id", ForeignKey("product.id"), primary_key=True),
    Column("tag_id", ForeignKey("tag.id"), primary_key=True),
)


class Product(Base):
    __tablename__ = "product"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    price: Mapped[int]
    category_id: Mapped[int | None] = mapped_column(ForeignKey("category.id"))
    category: Mapped["Category | None"] = relationship(back_populates="products")
    tags: Mapped[list["Tag"]] = relationship(
        secondary=product_tag, back_populates="products"
    )

    def __repr__(self) -> str:
        return f"Product({self.name!r})"


class Tag(Base):
    __tablename__ = "tag"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    products: Mapped[list["Product"]] = relationship(
        secondary=product_tag, back_populates="tags"
    )

    def __repr__(self) -> str:
        return f"Tag({self.name!r})"


class Order(Base):
    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"))
    status: Mapped[str] = mapped_column(default="open")
    placed_on: Mapped[dt.date]
    customer: Mapped["Customer"] = relationship(back_populates="orders")
    items: Mapped[list["OrderItem"]] = relationship(
        back_populates="order", cascade="all, delete-orphan"
    )

    def __repr__(self) -> str:
        return f"Order({self.id})"


class OrderItem(Base):
    __tablename__ = "order_item"

    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), primary_key=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"), primary_key=True)
    quantity: Mapped[int] = mapped_column(default=1)
    unit_price: Mapped[int]
    order: Mapped["Order"] = relationship(back_populates="items")
    product: Mapped["Product"] = relationship()

    def __repr__(self) -> str:
        return f"OrderItem({self.order_id}, {self.product_id})"


customer_table = Base.metadata.tables["customer"]
category_table = Base.metadata.tables["category"]
product_table = Base.metadata.tables["product"]
tag_table = Base.metadata.tables["tag"]
orders_table = Base.metadata.tables["orders"]
order_item_table = Base.metadata.tables["order_item"]

ROWS = {
    "customer": [
        {"id": 1, "name": "Mia", "email": "mia@shop.test", "city": "Lisbon"},
        {"id": 2, "name": "Noah", "email": "noah@shop.test", "city": "Oslo"},
        {"id": 3, "name": "Ola", "email": "ola@shop.test", "city": None},
        {"id": 4, "name": "Pia", "email": "pia@shop.test", "city": "Oslo"},
    ],
    "category": [
        {"id": 1, "name": "Books", "parent_id": None},
        {"id": 2, "name": "Games", "parent_id": None},
        {"id": 3, "name": "Novels", "parent_id": 1},
        {"id": 4, "name": "Puzzles", "parent_id": 2},
    ],
    "product": [
        {"id": 1, "name": "Atlas", "price": 30, "category_id": 1},
        {"id": 2, "name": "Chess set", "price": 45, "category_id": 2},
        {"id": 3, "name": "Emma", "price": 12, "category_id": 3},
        {"id": 4, "name": "Jigsaw", "price": 18, "category_id": 4},
        {"id": 5, "name": "Gift card", "price": 25, "category_id": None},
    ],
    "tag": [
        {"id": 1, "name": "new"},
        {"id": 2, "name": "sale"},
        {"id": 3, "name": "gift"},
    ],
    "product_tag": [
        {"product_id": 2, "tag_id": 3},
        {"product_id": 3, "tag_id": 1},
        {"product_id": 3, "tag_id": 2},
        {"product_id": 5, "tag_id": 3},
    ],
    "orders": [
        {"id": 1, "customer_id": 1, "status": "paid", "placed_on": dt.date(2026, 1, 5)},
        {"id": 2, "customer_id": 1, "status": "open", "placed_on": dt.date(2026, 2, 1)},
        {"id": 3, "customer_id": 2, "status": "paid", "placed_on": dt.date(2026, 2, 10)},
        {"id": 4, "customer_id": 3, "status": "cancelled", "placed_on": dt.date(2026, 3, 1)},
    ],
    "order_item": [
        {"order_id": 1, "product_id": 1, "quantity": 1, "unit_price": 30},
        {"order_id": 1, "product_id": 3, "quantity": 2, "unit_price": 12},
        {"order_id": 2, "product_id": 2, "quantity": 1, "unit_price": 45},
        {"order_id": 3, "product_id": 3, "quantity": 1, "unit_price": 12},
        {"order_id": 3, "product_id": 5, "quantity": 2, "unit_price": 25},
    ],
}
