"""allauth's views under our paths and rules. Their names are allauth's, since it looks them up by them.

Left out on purpose: signing up, addresses of mail, sign-in by code. What is not named here does not exist.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from django.urls import URLPattern, URLResolver, path, re_path

from triwulan.web.access import public, signed_in
from triwulan.web.account.views import SignInView

before = public("Before signing in there is nobody to ask rights of")
PROFILE = "profil/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("masuk/", before(SignInView.as_view()), name="account_login"),
    path("masuk/kode/", before(mfa.authenticate), name="mfa_authenticate"),
    path("masuk/kunci/", before(keys.login_webauthn), name="mfa_login_webauthn"),
    path("masuk/nonaktif/", before(account.account_inactive), name="account_inactive"),
    path("keluar/", before(account.logout), name="account_logout"),
    path("sandi/", before(account.password_reset), name="account_reset_password"),
    path("sandi/terkirim/", before(account.password_reset_done), name="account_reset_password_done"),
    path(
        "sandi/baru/selesai/", before(account.password_reset_from_key_done), name="account_reset_password_from_key_done"
    ),
    re_path(
        r"^sandi/baru/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        before(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(f"{PROFILE}sandi/", signed_in(account.password_change), name="account_change_password"),
    path(f"{PROFILE}sandi/buat/", signed_in(account.password_set), name="account_set_password"),
    path(f"{PROFILE}pastikan/", signed_in(account.reauthenticate), name="account_reauthenticate"),
    path(f"{PROFILE}pastikan/kode/", signed_in(mfa.reauthenticate), name="mfa_reauthenticate"),
    path(f"{PROFILE}pastikan/kunci/", signed_in(keys.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path(f"{PROFILE}keamanan/", signed_in(mfa.index), name="mfa_index"),
    path(f"{PROFILE}keamanan/aplikasi/", signed_in(totp.activate_totp), name="mfa_activate_totp"),
    path(f"{PROFILE}keamanan/aplikasi/hapus/", signed_in(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path(f"{PROFILE}keamanan/cadangan/", signed_in(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        f"{PROFILE}keamanan/cadangan/baru/",
        signed_in(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        f"{PROFILE}keamanan/cadangan/unduh/",
        signed_in(codes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
    path(f"{PROFILE}keamanan/kunci/", signed_in(keys.list_webauthn), name="mfa_list_webauthn"),
    path(f"{PROFILE}keamanan/kunci/tambah/", signed_in(keys.add_webauthn), name="mfa_add_webauthn"),
    path(f"{PROFILE}keamanan/kunci/<int:pk>/hapus/", signed_in(keys.remove_webauthn), name="mfa_remove_webauthn"),
    path(f"{PROFILE}keamanan/kunci/<int:pk>/", signed_in(keys.edit_webauthn), name="mfa_edit_webauthn"),
]
