"""Staff: companies and employees, with joined-table inheritance and a self reference.

Five employees of two companies: two managers, two engineers and one plain employee; three of them
have Rosa as boss, the managers have none.
"""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Company(Base):
    __tablename__ = "company"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    employees: Mapped[list["Employee"]] = relationship(back_populates="company")

    def __repr__(self) -> str:
        return f"Company({self.name!r})"


class Employee(Base):
    __tablename__ = "employee"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    type: Mapped[str]
    company_id: Mapped[int] = mapped_column(ForeignKey("company.id"))
    boss_id: Mapped[int | None] = mapped_column(ForeignKey("employee.id"))
    company: Mapped["Company"] = relationship(back_populates="employees")
    boss: Mapped["Employee | None"] = relationship(
        back_populates="reports", remote_side=[id]
    )
    reports: Mapped[list["Employee"]] = relationship(back_populates="boss")

    __mapper_args__ = {"polymorphic_on": "type", "polymorphic_identity": "employee"}

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name!r})"


class Engineer(Employee):
    __tablename__ = "engineer"

    id: Mapped[int] = mapped_column(ForeignKey("employee.id"), primary_key=True)
    language: Mapped[str]

    __mapper_args__ = {"polymorphic_identity": "engineer"}


class Manager(Employee):
    __tablename__ = "manager"

    id: Mapped[int] = mapped_column(ForeignKey("employee.id"), primary_key=True)
    budget: Mapped[int]

    __mapper_args__ = {"polymorphic_identity": "manager"}


company_table = Base.metadata.tables["company"]
employee_table = Base.metadata.tables["employee"]
engineer_table = Base.metadata.tables["engineer"]
manager_table = Base.metadata.tables["manager"]

ROWS = {
    "company": [
        {"id": 1, "name": "Nimbus"},
        {"id": 2, "name": "Quartz"},
    ],
    "employee": [
        {"id": 1, "name": "Rosa", "type": "manager", "company_id": 1, "boss_id": None},
        {"id": 2, "name": "Sam", "type": "engineer", "company_id": 1, "boss_id": 1},
        {"id": 3, "name": "Tia", "type": "engineer", "company_id": 1, "boss_id": 1},
        {"id": 4, "name": "Uma", "type": "employee", "company_id": 1, "boss_id": 1},
        {"id": 5, "name": "Vic", "type": "manager", "company_id": 2, "boss_id": None},
    ],
    "engineer": [
        {"id": 2, "language": "python"},
        {"id": 3, "language": "sql"},
    ],
    "manager": [
        {"id": 1, "budget": 900},
        {"id": 5, "budget": 400},
    ],
}
