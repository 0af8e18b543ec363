from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models

from triwulan.core import clock
from triwulan.organisations.models.agency import Government


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, username: str, password: str | None = None, **fields: object) -> "Person":
        person = self.model(username=username, **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser, PermissionsMixin):
    """An official who signs in by NIP or user name. His rights come from the positions he holds, not from here."""

    username = models.CharField(max_length=60, unique=True)
    government = models.ForeignKey(Government, models.PROTECT, null=True, blank=True, related_name="people")
    nip = models.CharField(max_length=18, unique=True, null=True, blank=True)
    name = models.CharField(max_length=150)
    front_title = models.CharField(max_length=40, blank=True)
    back_title = models.CharField(max_length=80, blank=True)
    rank = models.CharField(max_length=80, blank=True)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    password_is_given = models.BooleanField(
        default=False, help_text="chosen by another: he changes it when he signs in"
    )
    leaves_on = models.DateField(null=True, blank=True, help_text="his last day; afterwards he may not come in")
    language = models.CharField(max_length=5, default="id", help_text="of his mails: the one he chose last")
    date_joined = models.DateTimeField(default=clock.now)

    # Sign-in happens before any agency is known: the one unscoped manager of this package, besides Government's.
    objects = PersonManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.full_name

    def set_password(self, raw_password: str | None) -> None:
        """Taken for his own choice, as in his profile and by mail; who gives one to another says so afterwards."""
        super().set_password(raw_password)
        self.password_is_given = False

    @property
    def full_name(self) -> str:
        """Name with its titles, as it stands under a signature."""
        named = f"{self.front_title} {self.name}".strip()
        return f"{named}, {self.back_title}" if self.back_title else named


class Qualification(models.Model):
    """What the SOP asks of its performers and this person has, in the SOP's own words."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="qualifications")
    statement = models.CharField(max_length=300)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "statement"], name="qualification_once"),)

    def __str__(self) -> str:
        return self.statement
