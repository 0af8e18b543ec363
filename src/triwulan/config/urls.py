from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", include("triwulan.api.urls")),
    path("", include("triwulan.web.urls")),
]

handler400 = "triwulan.web.errors.bad_request"
handler403 = "triwulan.web.errors.forbidden"
handler404 = "triwulan.web.errors.not_found"
handler429 = "triwulan.web.errors.too_many"
handler500 = "triwulan.web.errors.fault"
